import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD, type Wad } from '../units'
import { applyAavePriceFall } from './apply-price-fall'
import { getAppliedPrice } from './get-applied-price'
import { getAssetTriggers } from './get-asset-triggers'
import { getAaveHealth } from './get-health'
import { arbitraryLoan } from './testing/arbitrary'
import { makeAccount, makeReserve, makeState } from './testing/make-state'

const usd = 10n ** 8n

test('default: several prices fall together, wherever they are held or owed', () => {
  const state = makeState(9, [
    makeReserve(0, { price: 2_000n * usd }),
    makeReserve(1, { price: 2_300n * usd }),
    makeReserve(2),
  ])
  const assets = new Set(state.reserves.slice(0, 2).map((reserve) => reserve?.asset ?? ''))
  const fallen = applyAavePriceFall(state, makeAccount([]), { assets, fall: (WAD / 4n) as Wad })
  expect(fallen.reserves.map((reserve) => reserve?.price)).toEqual([
    1_500n * usd,
    1_725n * usd,
    usd,
  ])
  const all = applyAavePriceFall(state, makeAccount([]), { assets, fall: WAD as Wad })
  expect(all.reserves[0]?.price).toBe(1n)
})

test('AT_THE_STATED_FALL_AND_NO_PRICE_BEFORE: any rule set', () => {
  let reached = 0
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      for (const trigger of getAssetTriggers(state, account)) {
        if (trigger.kind !== 'reachable' || trigger.direction !== 'down') continue
        if (trigger.distance <= 0n) continue
        const reserve = state.reserves.find((each) => each?.asset === trigger.asset)
        const price = reserve && getAppliedPrice(state, account.eModeCategoryId, reserve)
        if (!price) throw new Error('a trigger has a price')
        const assets = new Set([trigger.asset.toLowerCase()])
        const isBelow = (fall: bigint) => {
          const health = getAaveHealth(
            applyAavePriceFall(state, account, { assets, fall: fall as Wad }),
            account,
          )
          return health.kind === 'priced' && health.liquidatable
        }
        expect(isBelow(trigger.distance)).toBe(true)
        expect(isBelow(((price - trigger.liquidationPrice - 1n) * WAD) / price)).toBe(false)
        reached += 1
      }
    }),
    { seed: 1, numRuns: 400, endOnFailure: true },
  )
  expect(reached).toBeGreaterThan(25)
})
