import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD } from '../units'
import { applyCometAction } from './apply-action'
import { getCometBorrowable, getCometWithdrawable } from './get-borrow-capacity'
import { getCometHealth } from './get-health'
import { type CometRemedy, getCometRemedies } from './get-remedies'
import type { CometMarketState } from './state'
import { arbitraryLevel, arbitraryLoan } from './testing/arbitrary'
import { dollars, ether, makeAccount, makeAsset, makeState, ratio, wad } from './testing/make-comet'

const NOTHING = { supply: false, withdraw: false, absorb: false, buy: false }
const state = makeState([makeAsset(0), makeAsset(1)])
const account = makeAccount(-dollars(17_900), [ether(10)])

test('default: what to repay, what to add, what may come new', () => {
  const alsoAdd = [makeAsset(1).asset]
  expect(getCometRemedies(state, account, { level: ratio(1.25), alsoAdd })).toEqual({
    kind: 'below',
    remedies: [
      {
        kind: 'repay',
        asset: state.baseToken.asset,
        outcome: 'reaches',
        amount: dollars(3_580),
        value: 3_580_00000000n,
        isAll: false,
      },
      {
        kind: 'add',
        asset: makeAsset(0).asset,
        outcome: 'reaches',
        amount: ether(2.5),
        value: 5_000_00000000n,
        isAll: false,
      },
      {
        kind: 'add',
        asset: makeAsset(1).asset,
        outcome: 'reaches',
        amount: ether(2.5),
        value: 5_000_00000000n,
        isAll: false,
      },
    ],
  })
})

test('behavior: at the level already, without debt, without a price', () => {
  expect(getCometRemedies(state, account, { level: wad(WAD) })).toEqual({ kind: 'reached' })
  expect(getCometRemedies(state, makeAccount(1n), { level: ratio(9) })).toEqual({ kind: 'reached' })
  const dark = makeState([makeAsset(0, { price: null })])
  expect(getCometRemedies(dark, account, { level: ratio(9) })).toEqual({ kind: 'unknown' })
})

test('error: paused, over the cap, uncounted, without a price', () => {
  const outcomes = (market: CometMarketState) => {
    const result = getCometRemedies(market, account, {
      level: ratio(1.25),
      alsoAdd: market.assets.map(({ asset }) => asset),
    })
    if (result.kind !== 'below') throw new Error(result.kind)
    return result.remedies.map((one: CometRemedy) =>
      one.outcome === 'impossible' ? one.reason : one.outcome,
    )
  }
  const paused = makeState([makeAsset(0)], { paused: { ...NOTHING, supply: true } })
  expect(outcomes(paused)).toEqual(['paused', 'paused'])
  const closed = makeState([
    makeAsset(0, { supplyCap: 10n ** 22n }),
    makeAsset(1, { liquidateCollateralFactor: ratio(0) }),
    makeAsset(2, { price: null }),
  ])
  expect(outcomes(closed)).toEqual(['reaches', 'supply-cap-exceeded', 'does-not-count', 'no-price'])
})

test('REMEDY_REACHES_AND_ONE_UNIT_LESS_DOES_NOT', { timeout: 60_000 }, () => {
  const played = { repay: 0, add: 0 }
  fc.assert(
    fc.property(arbitraryLoan, arbitraryLevel, (loan, level) => {
      const health = getCometHealth(loan.state, loan.account)
      const alsoAdd = loan.state.assets.map(({ asset }) => asset)
      const result = getCometRemedies(loan.state, loan.account, { level, alsoAdd })
      const isReached = health.kind !== 'priced' || health.healthFactor >= level
      expect(result.kind).toBe(isReached ? 'reached' : 'below')
      if (result.kind !== 'below') return
      for (const remedy of result.remedies) {
        if (remedy.outcome === 'impossible') continue
        const offset = loan.state.assets.findIndex(({ asset }) => asset === remedy.asset)
        const reaches = (amount: bigint) => {
          const after = applyCometAction(
            loan,
            remedy.kind === 'repay'
              ? { kind: 'supply-base', amount }
              : { kind: 'supply-collateral', offset, amount },
          )
          if (after.kind === 'reverts') throw new Error(after.reason)
          const next = getCometHealth(after.state, after.account)
          return next.kind === 'no-debt' || (next.kind === 'priced' && next.healthFactor >= level)
        }
        played[remedy.kind] += 1
        expect(reaches(remedy.amount)).toBe(true)
        expect(reaches(remedy.amount - 1n)).toBe(false)
      }
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
  expect(Math.min(played.repay, played.add)).toBeGreaterThan(200)
})

test('behavior: the most that can be borrowed and withdrawn', () => {
  const loan = makeAccount(-dollars(8_250), [ether(10)])
  expect(getCometBorrowable(state, loan)).toBe(dollars(8_250))
  expect(getCometWithdrawable(state, loan, { offset: 0 })).toBe(ether(5))
  expect(getCometWithdrawable(state, loan, { offset: 1 })).toBe(0n)
  const lender = makeAccount(dollars(500), [ether(10)])
  expect(getCometBorrowable(state, lender)).toBe(dollars(17_000))
  expect(getCometWithdrawable(state, lender, { offset: 0 })).toBe(ether(10))
  const small = makeAccount(0n, [ether(0.01)])
  expect(getCometBorrowable(state, small)).toBe(0n)
  expect(getCometBorrowable(makeState([makeAsset(0)], { baseBalance: 7n }), loan)).toBe(7n)
  const dark = makeState([makeAsset(0, { price: null })])
  expect(getCometBorrowable(dark, loan)).toBe(null)
  expect(getCometWithdrawable(dark, loan, { offset: 0 })).toBe(null)
})

test('BORROWABLE_AND_WITHDRAWABLE_ARE_THE_LAST_THAT_PASS', { timeout: 60_000 }, () => {
  let some = 0
  fc.assert(
    fc.property(arbitraryLoan, (loan) => {
      const borrowable = getCometBorrowable(loan.state, loan.account) ?? 0n
      const borrows = (amount: bigint) =>
        applyCometAction(loan, { kind: 'withdraw-base', amount }).kind === 'executed'
      some += borrowable > 0n ? 1 : 0
      if (borrowable > 0n) expect(borrows(borrowable)).toBe(true)
      expect(borrows(borrowable + 1n)).toBe(false)
      for (const { offset } of loan.account.collateral) {
        const withdrawable = getCometWithdrawable(loan.state, loan.account, { offset }) ?? 0n
        const passes = (amount: bigint) =>
          applyCometAction(loan, { kind: 'withdraw-collateral', offset, amount }).kind ===
          'executed'
        some += withdrawable > 0n ? 1 : 0
        if (withdrawable > 0n) expect(passes(withdrawable)).toBe(true)
        expect(passes(withdrawable + 1n)).toBe(false)
      }
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
  expect(some).toBeGreaterThan(200)
})

test('error: actions that the contract refuses', () => {
  const reason = (
    action: Parameters<typeof applyCometAction>[1],
    loan = { state, account: makeAccount(-dollars(16_500), [ether(10)]) },
  ) => {
    const result = applyCometAction(loan, action)
    return result.kind === 'reverts' ? result.reason : result.kind
  }
  expect(reason({ kind: 'supply-base', amount: 'all' })).toBe('executed')
  expect(reason({ kind: 'withdraw-base', amount: 1n })).toBe('not-collateralized')
  const move = { offset: 0, amount: 1n }
  expect(reason({ kind: 'withdraw-collateral', ...move })).toBe('not-collateralized')
  expect(reason({ kind: 'withdraw-collateral', offset: 1, amount: 1n })).toBe('exceeds-collateral')
  const cap = 10n ** 24n
  expect(reason({ kind: 'supply-collateral', offset: 0, amount: cap })).toBe('supply-cap-exceeded')
  const fresh = makeAccount(0n, [ether(10)])
  expect(reason({ kind: 'withdraw-base', amount: 1n }, { state, account: fresh })).toBe(
    'borrow-too-small',
  )
  const rich = makeAccount(0n, [10n ** 24n])
  const most = state.baseBalance + 1n
  expect(reason({ kind: 'withdraw-base', amount: most }, { state, account: rich })).toBe(
    'insufficient-liquidity',
  )
  const dark = makeState([makeAsset(0, { price: null })])
  const dim = { state: dark, account }
  expect(reason({ kind: 'withdraw-collateral', ...move }, dim)).toBe('unpriced')
  const shut = makeState([makeAsset(0)], { paused: { ...NOTHING, supply: true, withdraw: true } })
  expect(reason({ kind: 'supply-base', amount: 1n }, { state: shut, account })).toBe('paused')
  expect(reason({ kind: 'withdraw-base', amount: 1n }, { state: shut, account })).toBe('paused')
})
