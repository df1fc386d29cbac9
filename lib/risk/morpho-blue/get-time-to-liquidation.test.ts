import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accrueMorphoInterest } from './accrue-interest'
import { getMorphoHealth, isMorphoLiquidatable } from './get-health'
import { getMorphoTimeToLiquidation } from './get-time-to-liquidation'
import { arbitraryLoan } from './testing/arbitrary'
import { dollars, ether, makeAccount, makeState, wad } from './testing/make-market'

const YEAR = 31_536_000
const rate = wad(3_170_979_198n)
const loan = makeAccount({ collateral: ether(10), borrowShares: dollars(15_050) })

test('default: at 10 % a year from 15,050 to 17,200', () => {
  const result = getMorphoTimeToLiquidation(makeState({ borrowRate: rate }), loan)
  if (result.kind !== 'seconds') throw new Error(result.kind)
  expect(result.seconds / YEAR).toBeCloseTo(Math.log(8 / 7) / 0.1, 6)
})

test('behavior: never, reached, unknown', () => {
  const state = makeState({ borrowRate: rate })
  expect(getMorphoTimeToLiquidation(makeState(), loan)).toEqual({ kind: 'never' })
  const free = makeAccount({ collateral: 1n })
  expect(getMorphoTimeToLiquidation(state, free)).toEqual({ kind: 'never' })
  const over = { ...loan, borrowShares: dollars(17_201) }
  expect(getMorphoTimeToLiquidation(state, over)).toEqual({ kind: 'reached' })
  const dark = makeState({ collateralPrice: null })
  expect(getMorphoTimeToLiquidation(dark, loan)).toEqual({ kind: 'unknown' })
})

test('TIME_LANDS_ON_HEALTH_1', () => {
  let checked = 0
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const result = getMorphoTimeToLiquidation(state, account)
      expect(result.kind === 'reached').toBe(isMorphoLiquidatable(state, account))
      if (result.kind !== 'seconds') return
      const power = (Number(state.borrowRate) / 1e18) * result.seconds
      if (power > 0.03 || state.totalBorrowAssets < 10n ** 12n) return
      checked += 1
      const later = accrueMorphoInterest(state, state.timestamp + result.seconds)
      const health = getMorphoHealth(later, account)
      if (health.kind !== 'priced') throw new Error(health.kind)
      // The contract leaves out the fourth term; a second's interest and a unit of rounding may remain.
      const owed = Number(account.borrowShares) * 1e-6
      const slack = power ** 4 + Number(state.borrowRate) / 1e18 + 3 / owed + 1e-12
      expect(Math.abs(Number(health.healthFactor) / 1e18 - 1)).toBeLessThanOrEqual(slack)
    }),
    { seed: 1, numRuns: 2000, endOnFailure: true },
  )
  expect(checked).toBeGreaterThan(100)
})
