import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RAY } from '../units'
import { getAaveAccountValue } from './get-account-value'
import { getAaveHealth } from './get-health'
import { getTimeToLiquidation } from './get-time-to-liquidation'
import type { AaveAccount, AaveMarketState } from './state'
import { arbitraryLoan } from './testing/arbitrary'
import {
  bps,
  makeAccount,
  makePosition,
  makeReserve,
  makeState,
  ray,
  tokens,
} from './testing/make-state'

const YEAR = 31_536_000
const percent = (value: number) => ray((RAY * BigInt(Math.round(value * 1e6))) / 100_000_000n)

const loan = (revision: number, { owed = 70, borrowRate = 10, supplyRate = 0 } = {}) => {
  const state = makeState(revision, [
    makeReserve(0, { liquidityRate: percent(supplyRate) }),
    makeReserve(1, { variableBorrowRate: percent(borrowRate) }),
  ])
  const account = makeAccount([
    makePosition(0, { scaledCollateral: tokens(100) }),
    makePosition(1, { scaledVariableDebt: tokens(owed) }),
  ])
  return getTimeToLiquidation(state, account)
}

test('default: debt at 10 % grows from 70 to 80', () => {
  const expected = Math.ceil((Math.log(80 / 70) / 0.1) * YEAR)
  for (const revision of [1, 10]) {
    const result = loan(revision)
    if (result.kind !== 'seconds') throw new Error(result.kind)
    expect(Math.abs(result.seconds - expected)).toBeLessThanOrEqual(1)
  }
})

test('behavior: never, reached, no debt, unpriced', () => {
  expect(loan(10, { borrowRate: 0 })).toEqual({ kind: 'never' })
  expect(loan(10, { borrowRate: 0.1 })).toEqual({ kind: 'never' })
  expect(loan(10, { owed: 81 })).toEqual({ kind: 'reached' })
  expect(getTimeToLiquidation(makeState(10, []), makeAccount([]))).toEqual({ kind: 'never' })
  const state = makeState(10, [makeReserve(0, { price: null })])
  const account = makeAccount([makePosition(0, { scaledCollateral: 1n })])
  expect(getTimeToLiquidation(state, account)).toEqual({ kind: 'unknown' })
})

test('behavior: supply interest pushes it back', () => {
  const without = loan(10)
  const earning = loan(10, { supplyRate: 3 })
  if (without.kind !== 'seconds' || earning.kind !== 'seconds') throw new Error('not reached')
  expect(earning.seconds).toBeGreaterThan(without.seconds * 1.2)
})

test('behavior: stable debt grows at its own rate', () => {
  const state = makeState(1, [makeReserve(0), makeReserve(1)])
  const stableDebt = { principal: tokens(70), rate: percent(5), lastUpdated: state.timestamp }
  const account = makeAccount([
    makePosition(0, { scaledCollateral: tokens(100) }),
    makePosition(1, { stableDebt }),
  ])
  const result = getTimeToLiquidation(state, account)
  if (result.kind !== 'seconds') throw new Error(result.kind)
  expect(result.seconds / YEAR).toBeCloseTo(Math.log(80 / 70) / 0.05, 6)
})

/** The state with its indexes grown as the answer assumes: supply linear, debt continuous. */
function after(state: AaveMarketState, account: AaveAccount, seconds: number): AaveMarketState {
  const grow = (index: bigint, factor: number) =>
    ray((index * BigInt(Math.round(factor * 1e15))) / 10n ** 15n)
  const rate = (value: bigint) => (Number(value) / 1e27 / YEAR) * seconds
  const stable = account.positions.some((position) => position.stableDebt !== undefined)
  if (stable) throw new Error('variable debt only')
  return {
    ...state,
    reserves: state.reserves.map(
      (reserve) =>
        reserve && {
          ...reserve,
          liquidityIndex: grow(reserve.liquidityIndex, 1 + rate(reserve.liquidityRate)),
          variableBorrowIndex: grow(
            reserve.variableBorrowIndex,
            Math.exp(rate(reserve.variableBorrowRate)),
          ),
        },
    ),
  }
}

test('TIME_LANDS_ON_HEALTH_1', { timeout: 60_000 }, () => {
  let checked = 0
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const positions = account.positions.map(({ stableDebt, ...position }) => position)
      const plain = { ...account, positions }
      const isCoarse = (scaled: bigint) => scaled !== 0n && scaled < 10n ** 9n
      if (positions.some((p) => isCoarse(p.scaledCollateral) || isCoarse(p.scaledVariableDebt))) {
        return
      }
      const result = getTimeToLiquidation(state, plain)
      if (result.kind !== 'seconds' || result.seconds < 100 || result.seconds > 20 * YEAR) return
      checked += 1
      const slack = Math.max(60, result.seconds * 1e-4)
      const before = getAaveHealth(after(state, plain, result.seconds - slack), plain)
      const later = getAaveHealth(after(state, plain, result.seconds + 1), plain)
      const health = [before, later].map((h) => (h.kind === 'priced' ? Number(h.healthFactor) : 0))
      const value = getAaveAccountValue(state, plain)
      const truncation = 1.5e18 / Number(value.averageLiquidationThreshold)
      const flooring = 1e10 + 2e19 / Number(value.totalDebt)
      const step = flooring + (state.rules.averageThreshold === 'truncated' ? truncation : 0)
      expect(health[0]).toBeGreaterThanOrEqual(1e18 - step)
      expect(health[1]).toBeLessThanOrEqual(1e18 + step)
    }),
    { seed: 1, numRuns: 3000, endOnFailure: true },
  )
  expect(checked).toBeGreaterThan(50)
})

test('behavior: a truncated average that rises with interest is followed', () => {
  const state = makeState(1, [
    makeReserve(0, { liquidationThreshold: bps(9000), liquidityRate: percent(9) }),
    makeReserve(1, { liquidationThreshold: bps(5000) }),
    makeReserve(2, { variableBorrowRate: percent(12) }),
  ])
  const account = makeAccount([
    makePosition(0, { scaledCollateral: tokens(100) }),
    makePosition(1, { scaledCollateral: tokens(100) }),
    makePosition(2, { scaledVariableDebt: tokens(120) }),
  ])
  const old = getTimeToLiquidation(state, account)
  const now = getTimeToLiquidation({ ...makeState(10, state.reserves) }, account)
  if (old.kind !== 'seconds' || now.kind !== 'seconds') throw new Error('not reached')
  expect(old.seconds).toBeLessThanOrEqual(now.seconds)
  expect(old.seconds).toBeGreaterThan(now.seconds * 0.995)
})
