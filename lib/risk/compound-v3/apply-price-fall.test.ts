import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD, type Wad } from '../units'
import { applyCometPriceFall } from './apply-price-fall'
import { getCometAssetTriggers } from './get-asset-triggers'
import { getCometHealth } from './get-health'
import { arbitraryLoan } from './testing/arbitrary'
import { makeAddress, makeAsset, makeState } from './testing/make-comet'

test('default: collaterals and what is owed, those named alone', () => {
  const state = makeState([makeAsset(0), makeAsset(1), makeAsset(2, { price: null })])
  const assets = new Set([1, 3, 0xba5e].map(makeAddress))
  const fallen = applyCometPriceFall(state, { assets, fall: (WAD / 10n) as Wad })
  expect(fallen.assets.map(({ price }) => price)).toEqual([1_800_00000000n, 2_000_00000000n, null])
  expect(fallen.basePrice).toBe(90_000_000n)
})

test('AT_THE_STATED_FALL_AND_NO_PRICE_BEFORE', () => {
  let reached = 0
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      for (const trigger of getCometAssetTriggers(state, account)) {
        if (trigger.kind !== 'reachable' || trigger.direction !== 'down') continue
        if (trigger.distance <= 0n) continue
        const price = state.assets.find(({ asset }) => asset === trigger.asset)?.price
        if (!price) throw new Error('a trigger has a price')
        const assets = new Set([trigger.asset])
        const isBelow = (fall: bigint) => {
          const fallen = applyCometPriceFall(state, { assets, fall: fall as Wad })
          const health = getCometHealth(fallen, account)
          return health.kind === 'priced' && health.liquidatable
        }
        expect(isBelow(trigger.distance)).toBe(true)
        expect(isBelow(((price - trigger.liquidationPrice - 1n) * WAD) / price)).toBe(false)
        reached += 1
      }
    }),
    { seed: 1, numRuns: 300, endOnFailure: true },
  )
  expect(reached).toBeGreaterThan(50)
})
