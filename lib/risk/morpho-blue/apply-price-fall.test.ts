import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD, type Wad } from '../units'
import { applyMorphoPriceFall } from './apply-price-fall'
import { getMorphoAssetTriggers } from './get-asset-triggers'
import { getMorphoHealth } from './get-health'
import { arbitraryLoan } from './testing/arbitrary'
import { makeAddress, makeState } from './testing/make-market'

const LOAN = makeAddress(1)
const COLLATERAL = makeAddress(2)

test('default: falls with the collateral, rises as the loan token falls, stays where both do', () => {
  const state = makeState()
  const priceAfter = (assets: readonly string[], fall: bigint) =>
    applyMorphoPriceFall(state, { assets: new Set(assets), fall: fall as Wad }).collateralPrice
  expect(priceAfter([COLLATERAL], WAD / 4n)).toBe(1_500n * 10n ** 24n)
  expect(priceAfter([LOAN], WAD / 5n)).toBe(2_500n * 10n ** 24n)
  expect(priceAfter([LOAN, COLLATERAL], WAD / 4n)).toBe(state.collateralPrice)
  expect(priceAfter([makeAddress(3)], WAD / 4n)).toBe(state.collateralPrice)
  expect(priceAfter([COLLATERAL], WAD)).toBe(1n)
  expect(priceAfter([LOAN], WAD)).toBeGreaterThan(10n ** 40n)
})

test('AT_THE_STATED_FALL_AND_NO_PRICE_BEFORE', () => {
  let reached = 0
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const [trigger] = getMorphoAssetTriggers(state, account)
      const price = state.collateralPrice
      if (trigger.kind !== 'reachable' || trigger.distance <= 0n || price === null) return
      const assets = new Set([trigger.asset])
      const isBelow = (fall: bigint) => {
        const fallen = applyMorphoPriceFall(state, { assets, fall: fall as Wad })
        const health = getMorphoHealth(fallen, account)
        return health.kind === 'priced' && health.liquidatable
      }
      // Its prices have more digits than a wad: the distance, rounded towards danger, may be a last digit short.
      expect(isBelow(trigger.distance + 1n)).toBe(true)
      expect(isBelow(((price - trigger.liquidationPrice - 1n) * WAD) / price)).toBe(false)
      reached += 1
    }),
    { seed: 1, numRuns: 300, endOnFailure: true },
  )
  expect(reached).toBeGreaterThan(50)
})
