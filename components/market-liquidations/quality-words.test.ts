import { describe, expect, test } from 'vitest'
import { marketLiquidations } from '@/lib/api/testing/market-liquidations'
import {
  getLatenessTitle,
  getLiquidatorsTitle,
  getOverTitle,
  getValueTitle,
  getWaitingTitle,
} from './quality-words'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const { lateness, overLiquidation, value, waiting, liquidators } = marketLiquidations
if (!lateness || !overLiquidation) throw new Error('the fixture has both')

describe('getLatenessTitle', () => {
  const tell = (changes: Partial<typeof lateness>, more: object = {}) =>
    plain(
      getLatenessTitle({ ...marketLiquidations, lateness: { ...lateness, ...changes }, ...more }),
    )

  test.each([
    [{}, 'Half of the liquidations came within 2 blocks; 95 % within 31'],
    [
      { medianBlocks: 0 },
      'Half of the liquidations came in the first possible block; 95 % within 31 blocks',
    ],
    [
      { medianBlocks: 0, p95Blocks: 0 },
      '95 % of the liquidations came in the first possible block',
    ],
    [
      { known: 7, notKnown: 30, medianBlocks: 0, p95Blocks: 0 },
      'All 7 liquidations whose delay is known came in the first possible block',
    ],
    [
      { known: 7, notKnown: 0, medianBlocks: 0, p95Blocks: 0 },
      'All of the liquidations came in the first possible block',
    ],
    [
      { notKnown: 9 },
      'Half of the 38 liquidations whose delay is known came within 2 blocks; 95 % within 31',
    ],
    [
      { known: 7, notKnown: 0, medianBlocks: 1 },
      'Half of the liquidations came within 1 block; the last within 31',
    ],
    [
      { known: 7, notKnown: 0, medianBlocks: 3, p95Blocks: 3 },
      'Half of the liquidations came within 3 blocks, and so did all others',
    ],
    [
      { known: 1, medianBlocks: 4, p95Blocks: 4 },
      'The one whose delay is known came 4 blocks late',
    ],
    [
      { known: 0, medianBlocks: null, p95Blocks: null },
      '41 liquidations in 30 days; how late is not known',
    ],
  ])('default: %o', (changes, title) => {
    expect(tell(changes)).toBe(title)
  })

  test('behavior: none, and none that is known', () => {
    expect(tell({}, { count: 0 })).toBe('No liquidation in 30 days')
    expect(tell({}, { count: 0, period: 'all' })).toBe('No liquidation in all that was searched')
  })

  test('behavior: auctions by their pace', () => {
    const auctions = { taken: 25, known: 25, medianBlocks: 100, p95Blocks: 400 }
    const auction = { mechanism: 'auction', lateness: null }
    expect(tell({}, { ...auction, auctions })).toBe(
      'Half of the auctions were first bought from within 100 blocks; 95 % within 400',
    )
    expect(tell({}, { ...auction, auctions: { ...auctions, taken: 0 } })).toBe(
      'Nobody bought from an auction in 30 days',
    )
  })
})

describe('getValueTitle', () => {
  const tell = (changes: Partial<typeof value>) =>
    plain(getValueTitle({ ...marketLiquidations, value: { ...value, ...changes } }))

  test('default: what was taken, what was lost', () => {
    expect(tell({})).toBe(
      'For each $1 repaid $1.050 of collateral was taken; $313 of debt was lost',
    )
  })

  test('behavior: no loss is not the same as no known loss', () => {
    expect(tell({ badDebtUsd: '0' })).toContain('; no debt was lost')
    expect(tell({ badDebtUsd: '0', badDebtNotKnown: 3 })).toContain('; no loss is known of')
    expect(tell({ badDebtUsd: null, badDebtNotKnown: 41 })).toContain(
      '; what was lost is not known',
    )
    expect(tell({ badDebtNotKnown: 3 })).toContain('; at least $313')
    expect(tell({ seizedToRepaid: null })).toBe('Liquidators paid $50.0k; $313 of debt was lost')
    expect(tell({ seizedToRepaid: null, repaidUsd: null, badDebtUsd: '0' })).toBe(
      'What they brought is not known',
    )
  })
})

describe('the others', () => {
  test('default: each says what is seen', () => {
    expect(plain(getOverTitle(overLiquidation))).toBe(
      '21 of 38 loans (55 %) were left safer than they had to be',
    )
    expect(plain(getOverTitle({ ...overLiquidation, notKnown: 60 }))).toBe(
      '21 of 38 loans whose health after is known (55 %) were left safer than they had to be',
    )
    expect(plain(getLiquidatorsTitle(marketLiquidations))).toBe(
      '2 liquidators; the largest took 82 %',
    )
    expect(plain(getWaitingTitle(marketLiquidations))).toBe(
      '2 loans are past the line and nobody has taken them, owing $1.26k',
    )
  })

  test('behavior: nothing known, nothing there', () => {
    expect(getOverTitle({ ...overLiquidation, known: 0, share: null })).toBe(
      'How the loans were left is not known',
    )
    expect(
      getLiquidatorsTitle({
        ...marketLiquidations,
        liquidators: { ...liquidators, topShare: null },
      }),
    ).toBe('2 liquidators; their shares are not known')
    expect(getWaitingTitle({ waiting: { ...waiting, total: 0 } })).toBe(
      'No loan is past its line: nothing waits to be taken',
    )
    expect(getWaitingTitle({ waiting: { ...waiting, total: 1, debtUsd: null } })).toBe(
      'One loan is past the line and nobody has taken it',
    )
  })
})
