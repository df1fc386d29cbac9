import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Address, WAD, type Wad } from '../../units'
import { getAaveHealth } from '../get-health'
import { getReserveBalances } from '../get-reserve-balances'
import type { AaveAccount, AaveMarketState } from '../state'
import { arbitraryLoan, arbitraryTightLoan } from '../testing/arbitrary'
import {
  bps,
  makeAccount,
  makeAddress,
  makePosition,
  makeReserve,
  makeState,
  tokens,
} from '../testing/make-state'
import { applyWhatIf } from './apply-what-if'
import { type AaveRemedy, getRemedies } from './get-remedies'
import { NO_WHAT_IF } from './what-if'

const wad = (value: number) => (BigInt(Math.round(value * 1e6)) * 10n ** 12n) as Wad

/** 10 at $2,000 × 0.8 against $10,000 and 20 at $100: health 16,000 ÷ 12,000. */
const state = makeState(11, [
  makeReserve(0, { price: 2_000_00000000n }),
  makeReserve(1, { price: 1_00000000n, decimals: 6 }),
  makeReserve(2, { price: 100_00000000n }),
  makeReserve(3, { price: 10_00000000n }),
])
const account = makeAccount([
  makePosition(0, { scaledCollateral: tokens(10) }),
  makePosition(1, { scaledVariableDebt: 10_000_000_000n }),
  makePosition(2, { scaledVariableDebt: tokens(20) }),
])

describe('getRemedies', () => {
  test('default: per debt what to repay, per collateral what to add', () => {
    expect(getRemedies(state, account, { level: wad(1.6) })).toEqual({
      kind: 'below',
      remedies: [
        {
          kind: 'repay',
          asset: makeAddress(2),
          outcome: 'reaches',
          amount: 2_000_000_000n,
          value: 2_000_00000000n,
          isAll: false,
        },
        {
          kind: 'repay',
          asset: makeAddress(3),
          outcome: 'reaches',
          amount: tokens(20),
          value: 2_000_00000000n,
          isAll: true,
        },
        {
          kind: 'add',
          asset: makeAddress(1),
          outcome: 'reaches',
          amount: tokens(2),
          value: 4_000_00000000n,
          isAll: false,
        },
      ],
    })
  })

  test('behavior: a debt too small to matter is said to be', () => {
    const result = getRemedies(state, account, { level: wad(2) })
    expect(result.kind === 'below' && result.remedies[1]).toEqual({
      kind: 'repay',
      asset: makeAddress(3),
      outcome: 'impossible',
      reason: 'not-enough',
    })
  })

  test('behavior: at the level already, without debt, without a price', () => {
    expect(getRemedies(state, account, { level: wad(1.3) })).toEqual({ kind: 'reached' })
    const free = makeAccount([makePosition(0, { scaledCollateral: tokens(1) })])
    expect(getRemedies(state, free, { level: wad(5) })).toEqual({ kind: 'reached' })
    const dark = makeState(11, [makeReserve(0, { price: null }), ...state.reserves.slice(1)])
    expect(getRemedies(dark, account, { level: wad(1.1) })).toEqual({ kind: 'unknown' })
  })

  test('behavior: what is not collateral yet is asked for by name', () => {
    const alsoAdd = [makeAddress(4)]
    const result = getRemedies(state, account, { level: wad(1.6), alsoAdd })
    expect(result.kind === 'below' && result.remedies.at(-1)).toMatchObject({
      kind: 'add',
      asset: makeAddress(4),
      amount: tokens(400),
    })
  })

  test('error: a paused, a frozen and an uncounted reserve give none', () => {
    const closed = makeState(11, [
      makeReserve(0, { price: 2_000_00000000n, frozen: true }),
      makeReserve(1, { price: 1_00000000n, decimals: 6, paused: true }),
      makeReserve(2, { price: 100_00000000n }),
      makeReserve(3, { price: 10_00000000n, liquidationThreshold: bps(0) }),
    ])
    const result = getRemedies(closed, account, { level: wad(1.6), alsoAdd: [makeAddress(4)] })
    if (result.kind !== 'below') throw new Error(result.kind)
    expect(
      result.remedies.map((each) => (each.outcome === 'impossible' ? each.reason : each.outcome)),
    ).toEqual(['paused', 'reaches', 'frozen', 'does-not-count'])
  })
})

function playRemedy(
  market: AaveMarketState,
  one: AaveAccount,
  { kind, asset, amount }: { kind: AaveRemedy['kind']; asset: Address; amount: bigint },
): bigint {
  const amounts = new Map([[asset, amount]])
  const after = applyWhatIf(market, one, { ...NO_WHAT_IF, [kind]: amounts })
  expect(after.issues).toEqual([])
  const health = getAaveHealth(after.state, after.account)
  if (health.kind === 'unpriced') throw new Error('unpriced')
  return health.kind === 'no-debt' ? 10n ** 60n : health.healthFactor
}

const arbitraryLevel = fc.integer({ min: 1000, max: 5000 }).map((each) => wad(each / 1000))

test.each([
  ['any loan', arbitraryLoan],
  ['a tight loan', arbitraryTightLoan],
])('REMEDY_REACHES_AND_IS_SMALLEST: %s', (_, arbitrary) => {
  let seen = 0
  fc.assert(
    fc.property(arbitrary, arbitraryLevel, ({ state: market, account: one }, level) => {
      const result = getRemedies(market, one, { level })
      if (result.kind !== 'below') return
      for (const remedy of result.remedies) {
        if (remedy.outcome === 'impossible') continue
        seen += 1
        const { amount } = remedy
        expect(playRemedy(market, one, remedy)).toBeGreaterThanOrEqual(level)
        expect(playRemedy(market, one, { ...remedy, amount: amount - 1n })).toBeLessThan(level)
      }
    }),
    { numRuns: 300 },
  )
  expect(seen).toBeGreaterThan(50)
})

test('REMEDY_FIRST_OF_SAW_TOOTH: up to v3.4 no smaller addition reaches the level', () => {
  fc.assert(
    fc.property(
      arbitraryTightLoan.filter(({ state: { rules } }) => rules.averageThreshold === 'truncated'),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 20 }),
      ({ state: market, account: one }, shares) => {
        const result = getRemedies(market, one, { level: WAD as Wad, alsoAdd: [makeAddress(3)] })
        if (result.kind !== 'below') return
        for (const remedy of result.remedies) {
          if (remedy.kind !== 'add' || remedy.outcome === 'impossible') continue
          for (const share of shares) {
            const amount = (remedy.amount * BigInt(Math.floor(share * 1e9))) / 10n ** 9n
            expect(playRemedy(market, one, { ...remedy, amount })).toBeLessThan(WAD)
          }
        }
      },
    ),
  )
})

test('REMEDY_IMPOSSIBLE_IS_TRUE: not even all of the debt reaches the level', () => {
  fc.assert(
    fc.property(arbitraryLoan, arbitraryLevel, ({ state: market, account: one }, level) => {
      const result = getRemedies(market, one, { level })
      if (result.kind !== 'below') return
      for (const remedy of result.remedies) {
        if (remedy.kind !== 'repay' || remedy.outcome !== 'impossible') continue
        expect(remedy.reason).toBe('not-enough')
        const position = one.positions.find(
          ({ reserveId }) => market.reserves[reserveId]?.asset === remedy.asset,
        )
        if (!position) throw new Error('no position')
        const amount = getReserveBalances(market, position).debt
        expect(playRemedy(market, one, { ...remedy, amount })).toBeLessThan(level)
      }
    }),
  )
})
