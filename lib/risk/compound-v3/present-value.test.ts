import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accrueCometInterest } from './accrue-interest'
import {
  getCometBorrowBalance,
  getCometSupplyBalance,
  toPresentValue,
  toPrincipalValue,
} from './present-value'
import { arbitraryState } from './testing/arbitrary'
import { makeState, wad } from './testing/make-comet'

const indexes = { baseSupplyIndex: 1_500_000_000_000_000n, baseBorrowIndex: 1_700_000_000_000_000n }

test('default: what is lent and what is owed round to zero, a principal against the account', () => {
  expect(toPresentValue(indexes, 3n)).toBe(4n)
  expect(toPresentValue(indexes, -3n)).toBe(-5n)
  expect(toPrincipalValue(indexes, 5n)).toBe(3n)
  expect(toPrincipalValue(indexes, -5n)).toBe(-3n)
  expect(toPrincipalValue(indexes, -6n)).toBe(-4n)
  expect(toPrincipalValue(indexes, 0n)).toBe(0n)
})

test('behavior: an account lends or owes', () => {
  expect(getCometBorrowBalance(indexes, -3n)).toBe(5n)
  expect(getCometSupplyBalance(indexes, -3n)).toBe(0n)
  expect(getCometBorrowBalance(indexes, 3n)).toBe(0n)
  expect(getCometSupplyBalance(indexes, 3n)).toBe(4n)
})

test('behavior: indexes grow by rate times time', () => {
  const rates = { borrowRate: wad(2_000_000_000n), supplyRate: wad(1_000_000_000n) }
  const state = makeState([], { ...rates, lastAccrualTime: 1_700_000_000 - 1_000_000 })
  const accrued = accrueCometInterest(state)
  expect(accrued.baseBorrowIndex).toBe(1_002_000_000_000_000n)
  expect(accrued.baseSupplyIndex).toBe(1_001_000_000_000_000n)
  expect(accrueCometInterest(accrued)).toEqual(accrued)
  const later = accrueCometInterest(state, state.timestamp + 1_000_000)
  expect(later.baseBorrowIndex).toBe(1_004_000_000_000_000n)
  expect(later.timestamp).toBe(state.timestamp + 1_000_000)
})

test('error: a time before the last accrual', () => {
  const state = makeState()
  expect(() => accrueCometInterest(state, state.timestamp - 1)).toThrow(RangeError)
})

test('PRINCIPAL_NEVER_FAVOURS_THE_ACCOUNT', () => {
  fc.assert(
    fc.property(arbitraryState, fc.bigInt(-(10n ** 24n), 10n ** 24n), (state, balance) => {
      const back = toPresentValue(state, toPrincipalValue(state, balance))
      const step = 3n
      expect(back).toBeLessThanOrEqual(balance)
      expect(balance - back).toBeLessThanOrEqual(step)
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
})
