import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accrueMorphoInterest } from './accrue-interest'
import { toAssetsFloor } from './shares-math'
import { arbitraryMarket } from './testing/arbitrary'
import { makeMarket, ratio, wad } from './testing/make-market'

const YEAR = 31_536_000
const market = makeMarket({ borrowRate: wad(3_170_979_198n), lastUpdate: 1_700_000_000 - YEAR })

test('default: 10 % for a year: three terms of the exponential', () => {
  const state = accrueMorphoInterest(market)
  expect(state.lastUpdate).toBe(state.timestamp)
  // 600,000 · (0.1 + 0.1²/2 + 0.1³/6), less 8 units: the rate has no more digits
  expect(state.totalBorrowAssets).toBe(663_099_999_992n)
  expect(state.totalSupplyAssets - market.totalSupplyAssets).toBe(63_099_999_992n)
  expect(state.totalSupplyShares).toBe(market.totalSupplyShares)
  expect(state.totalBorrowShares).toBe(market.totalBorrowShares)
})

test('behavior: the fee is paid in new shares, worth its part of the interest', () => {
  const state = accrueMorphoInterest({ ...market, fee: ratio(0.25) })
  const shares = state.totalSupplyShares - market.totalSupplyShares
  const worth = toAssetsFloor(shares, {
    totalAssets: state.totalSupplyAssets,
    totalShares: state.totalSupplyShares,
  })
  const due = 63_099_999_992n / 4n
  expect(due - worth).toBeGreaterThanOrEqual(0n)
  expect(due - worth).toBeLessThanOrEqual(1n)
})

test('behavior: accrued already, in the same second, without a rate: as it is', () => {
  const state = accrueMorphoInterest({ ...market, fee: ratio(0.1) })
  expect(accrueMorphoInterest(state)).toEqual(state)
  const idle = makeMarket({ lastUpdate: 1_700_000_000 - YEAR })
  expect(accrueMorphoInterest(idle)).toEqual({ ...idle, lastUpdate: idle.timestamp })
})

test('behavior: to a time of one’s own', () => {
  const later = accrueMorphoInterest(market, market.timestamp + YEAR)
  expect(later.timestamp).toBe(market.timestamp + YEAR)
  expect(later.totalBorrowAssets).toBeGreaterThan(accrueMorphoInterest(market).totalBorrowAssets)
})

test('error: a time before the last update', () => {
  expect(() => accrueMorphoInterest(market, market.lastUpdate - 1)).toThrow(RangeError)
})

test('INTEREST_IS_WHAT_SUPPLIERS_AND_FEE_GET', () => {
  fc.assert(
    fc.property(arbitraryMarket, (before) => {
      const after = accrueMorphoInterest(before)
      const interest = after.totalBorrowAssets - before.totalBorrowAssets
      expect(interest).toBeGreaterThanOrEqual(0n)
      expect(after.totalSupplyAssets - before.totalSupplyAssets).toBe(interest)
      const power = (Number(before.borrowRate) / 1e18) * (before.timestamp - before.lastUpdate)
      const terms = power + power ** 2 / 2 + power ** 3 / 6
      const expected = Number(before.totalBorrowAssets) * terms
      const truncated = 1 + Number(before.totalBorrowAssets) * 3e-18 + expected * 1e-12
      expect(Math.abs(Number(interest) - expected)).toBeLessThanOrEqual(truncated)
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
})
