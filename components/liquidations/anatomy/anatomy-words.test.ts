import { describe, expect, test } from 'vitest'
import type { LiquidationDetail } from '@/lib/api/schema/liquidation-anatomy'
import { toAnatomy } from '@/lib/api/testing/liquidation-anatomy'
import { liquidation, unpricedLiquidation } from '@/lib/api/testing/liquidations'
import { formatUsd } from '@/lib/format'
import { getAnatomySentences } from './anatomy-words'
import { getCauseText } from './cause-words'
import { getProfitSteps } from './get-profit-steps'

const detail: LiquidationDetail = { ...liquidation, anatomy: toAnatomy(liquidation) }
const { anatomy } = detail
const { lateness } = anatomy
if (!lateness?.cause) throw new Error('the fixture has a cause')
const { cause } = lateness

const withAnatomy = (change: Partial<typeof anatomy>): LiquidationDetail => ({
  ...detail,
  anatomy: { ...anatomy, ...change },
})

describe('getAnatomySentences', () => {
  test('default: since when and why, the cost, how much was needed, whose money, the sale, the profit', () => {
    const sentences = getAnatomySentences(detail)
    expect(sentences[0]).toMatch(
      /^It could have happened 3 blocks \(36\u00a0s\) earlier, in block [\d,]+, when the oracle moved WETH from \$2,105\.50 to \$2,000\.00\.$/,
    )
    expect(sentences.slice(1).map((each) => each.split(' ').slice(0, 3).join(' '))).toEqual([
      'It cost the',
      '3 times what',
      'It was not',
      'The liquidator paid',
      'In the same',
      'After gas and',
    ])
    expect(sentences[5]).toContain('1.00\u00a0% below the oracle’s $2,000.00')
  })

  test('behavior: nothing is said of what is not known', () => {
    const unknown = { ...unpricedLiquidation, anatomy: toAnatomy(unpricedLiquidation) }
    expect(getAnatomySentences(unknown)).toEqual([])
  })

  test('behavior: in the first block; nothing would have been enough; a loss; a loan left worse', () => {
    const toxicity = {
      toxic: true,
      bonus: '1.05',
      threshold: '0.83',
      healthBefore: '860000000000000000',
      healthAfter: '840000000000000000',
    }
    const sentences = getAnatomySentences(
      withAnatomy({
        lateness: { ...lateness, blocksLate: 0, secondsLate: 0 },
        overLiquidation: { repaid: '1', leastRepay: null, factor: null },
        toxicity,
        profit: anatomy.profit && { ...anatomy.profit, netUsd: '-12.5' },
      }),
    ).join(' ')
    expect(sentences).toContain('It happened in the first block in which it could, when the oracle')
    expect(sentences).toContain('No repayment could have brought its health back to 1.')
    expect(sentences).toContain('It was toxic: health fell from 0.8600 to 0.8400')
    expect(sentences).toContain('the liquidator lost $12.50')
  })
})

describe('toxic or not', () => {
  const { toxicity, sides } = anatomy
  if (!toxicity || !sides) throw new Error('the fixture has both')
  const tell = (change: Partial<typeof anatomy>) =>
    getAnatomySentences(withAnatomy(change)).filter((each) => each.includes('toxic'))
  const healths = (healthBefore: string, healthAfter: string | null) => ({
    toxicity: { ...toxicity, toxic: false, healthBefore, healthAfter },
  })

  test.each([
    [
      healths('960000000000000000', '1010000000000000000'),
      'It was not toxic: health rose from 0.9600 to 1.0100, the loan was left safer than before.',
    ],
    [
      healths('960000000000000000', '960000000000000000'),
      'It was not toxic: health stayed at 0.9600, the loan was left no worse than before.',
    ],
    [healths('960000000000000000', null), 'It was not toxic: it left no debt.'],
    [
      { toxicity: null, notKnown: [{ part: 'toxicity' as const, reason: 'several at once' }] },
      'Whether it was toxic can’t be said: several at once.',
    ],
  ])('behavior: %o', (change, text) => {
    expect(tell(change)).toEqual([text])
  })

  test('behavior: of an account of which nothing is known the sides say why', () => {
    expect(tell({ toxicity: null, sides: null })).toEqual([])
  })
})

describe('getCauseText', () => {
  test.each([
    [{ kind: 'interest' as const }, 'interest alone took its health below 1'],
    [
      {
        kind: 'owner-act' as const,
        also: ['oracle-round' as const],
        acts: [{ event: 'Borrow', transactionHash: cause.prices[0]?.asset ?? '0x', asset: null }],
      },
      'the owner’s own act in that block (it borrowed) left it too near the line; a price had a part in it',
    ],
    [
      {
        kind: 'parameter-change' as const,
        parameters: [
          { name: 'liquidation threshold', of: 'wstETH', before: '0.81', after: '0.66' },
        ],
      },
      'the market changed the liquidation threshold of wstETH from 81.0\u00a0% to 66.0\u00a0%',
    ],
    [
      { prices: cause.prices.map((price) => ({ ...price, unit: 'USDC' })) },
      'the oracle moved WETH from 2,105.50 USDC to 2,000.00 USDC',
    ],
  ])('behavior: %o', (change, text) => {
    expect(getCauseText({ ...cause, ...change })).toBe(text)
  })
})

describe('getProfitSteps', () => {
  test('STEPS_SUM_TO_PROFIT: the lines add up to what was left, to less than a cent', () => {
    const steps = getProfitSteps(detail)
    const sum = (steps ?? []).reduce((total, { usd }) => total + Number(usd), 0)
    expect(steps?.map(({ name }) => name)).toContain('Fee of the flash loan')
    expect(Math.abs(sum - Number(anatomy.profit?.netUsd))).toBeLessThan(0.01)
    expect(formatUsd(sum.toFixed(2))).toBe(formatUsd(Number(anatomy.profit?.netUsd).toFixed(2)))
  })

  test('behavior: of several liquidations, or without a price, no story is told', () => {
    const { profit } = anatomy
    if (!profit) throw new Error('the fixture has a profit')
    const several = { ...profit, liquidationsInTransaction: 2 }
    expect(getProfitSteps(withAnatomy({ profit: several }))).toBeNull()
    expect(getProfitSteps(withAnatomy({ profit: { ...profit, netUsd: null } }))).toBeNull()
    expect(getProfitSteps(withAnatomy({ profit: null }))).toBeNull()
  })
})
