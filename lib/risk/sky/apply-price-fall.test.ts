import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD, type Wad } from '../units'
import { applySkyPriceFall } from './apply-price-fall'
import { getSkyHealth } from './get-health'
import { getSkyTrigger } from './get-liquidation-price'
import { getSkySpot } from './get-spot'
import { arbitraryVault } from './testing/arbitrary'
import { makeAddress, makeIlkState, wad } from './testing/make-state'

test('default: the price falls and is poked; no other price moves it', () => {
  const state = makeIlkState()
  const fall = (WAD / 4n) as Wad
  const fallen = applySkyPriceFall(state, { assets: new Set([state.gem.asset]), fall })
  expect(fallen.price).toBe(wad(1_500))
  expect(fallen.spot).toBe(getSkySpot({ ...state, price: wad(1_500) }))
  expect(applySkyPriceFall(state, { assets: new Set([makeAddress(0xbad)]), fall })).toBe(state)
})

test('AT_THE_STATED_FALL_AND_NO_PRICE_BEFORE', () => {
  let reached = 0
  fc.assert(
    fc.property(arbitraryVault, ({ state, urn }) => {
      const trigger = getSkyTrigger(state, urn)
      const { price } = state
      if (trigger.kind !== 'reachable' || trigger.distance <= 0n || price === null) return
      const assets = new Set([trigger.asset])
      const isBelow = (fall: bigint) => {
        const health = getSkyHealth(applySkyPriceFall(state, { assets, fall: fall as Wad }), urn)
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
