import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD, type Wad } from '../units'
import { applySkyPoke } from './apply-poke'
import { getSkyHealth } from './get-health'
import { getSkyLiquidationPrice, getSkyTrigger } from './get-liquidation-price'
import { arbitraryVault } from './testing/arbitrary'
import { makeIlkState, makeUrn, ray, wad } from './testing/make-state'

test('default: 10 that owe 8,000 at 150 % fall at $1,200', () => {
  const state = makeIlkState()
  const trigger = getSkyTrigger(state, makeUrn(10, 8_000))
  expect(trigger).toEqual({
    kind: 'reachable',
    asset: state.gem.asset,
    direction: 'down',
    liquidationPrice: wad(1_200) - 1n,
    distance: 400_000_000_000_000_000n,
  })
})

test('LIQUIDATION_PRICE_IS_THE_LAST_UNSAFE', () => {
  let reachable = 0
  fc.assert(
    fc.property(arbitraryVault, ({ state, urn }) => {
      const price = getSkyLiquidationPrice(state, urn)
      const isUnsafe = (at: bigint) => {
        const health = getSkyHealth(applySkyPoke(state, at as Wad), urn)
        return health.kind === 'priced' && health.liquidatable
      }
      if (price === null) return
      reachable += 1
      expect(isUnsafe(price)).toBe(true)
      expect(isUnsafe(price + 1n)).toBe(false)
    }),
    { seed: 6, numRuns: 1000, endOnFailure: true },
  )
  expect(reachable).toBeGreaterThan(500)
})

test('behavior: negative once the price is below, poked or not', () => {
  const unpoked = { ...makeIlkState(), price: wad(1_000) }
  const urn = makeUrn(10, 8_000)
  expect(getSkyHealth(unpoked, urn)).toMatchObject({ liquidatable: false })
  for (const state of [unpoked, applySkyPoke(unpoked)]) {
    const trigger = getSkyTrigger(state, urn)
    if (trigger.kind !== 'reachable') throw new Error(trigger.kind)
    expect(trigger.distance).toBeLessThan(-WAD / 6n)
  }
})

test('behavior: unreachable without debt or collateral, or where the spot is 0 first; unknown without a price', () => {
  const state = makeIlkState()
  expect(getSkyTrigger(state, makeUrn(10, 0)).kind).toBe('unreachable')
  expect(getSkyTrigger(state, makeUrn(0, 10)).kind).toBe('unreachable')
  const crumb = { ...makeUrn(10 ** 9, 0), art: 1n as Wad }
  expect(getSkyTrigger(state, crumb).kind).toBe('unreachable')
  expect(getSkyTrigger(makeIlkState({ price: null }), makeUrn(10, 10)).kind).toBe('unknown')
})

test('behavior: a reference other than 1 moves it', () => {
  const state = makeIlkState({ par: ray(1.1) })
  const price = getSkyLiquidationPrice(state, makeUrn(10, 8_000))
  expect(price).toBe(wad(1_320) - 1n)
})
