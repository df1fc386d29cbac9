import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD, type Wad } from '../units'
import { applySkyDrip } from './apply-drip'
import { applySkyPoke } from './apply-poke'
import { getSkyHealth } from './get-health'
import { getSkyHealthOutlook } from './get-health-outlook'
import { getSkyUniformDistance } from './get-uniform-distance'
import { getSkyUrnValue, SKY_BASE_CURRENCY_UNIT } from './get-urn-value'
import type { SkyIlkState, SkyUrn } from './state'
import { arbitraryVault } from './testing/arbitrary'
import { makeIlkState, makeUrn, ray, wad } from './testing/make-state'

const options = { seed: 5, numRuns: 500, endOnFailure: true }

function getHealthFactor(state: SkyIlkState, urn: SkyUrn): bigint {
  const health = getSkyHealth(state, urn)
  return health.kind === 'priced' ? health.healthFactor : WAD * WAD
}

test('default: 10 at $2,000 and 150 % owe 8,000', () => {
  const state = makeIlkState()
  const at = (art: number) => getSkyHealth(state, makeUrn(10, art))
  const healthFactor = 1_666_666_666_666_666_666n
  expect(at(8_000)).toEqual({ kind: 'priced', healthFactor, liquidatable: false })
  expect(at(0)).toEqual({ kind: 'no-debt' })
  const unpoked = makeIlkState({ spot: ray(0) })
  expect(getSkyHealth(unpoked, makeUrn(10, 1))).toEqual({
    kind: 'unpriced',
    assets: [state.gem.asset],
  })
})

test('behavior: equality is safe, one unit of debt more is not', () => {
  const state = makeIlkState({ price: wad(3_000) })
  const edge = makeUrn(10, 20_000)
  expect(getSkyHealth(state, edge)).toMatchObject({ healthFactor: WAD, liquidatable: false })
  const over = { ...edge, art: (edge.art + 1n) as Wad }
  expect(getSkyHealth(state, over)).toMatchObject({ healthFactor: WAD - 1n, liquidatable: true })
})

test('HF_BELOW_ONE_EXACTLY_WHEN_UNSAFE', () => {
  let unsafe = 0
  fc.assert(
    fc.property(arbitraryVault, ({ state, urn }) => {
      const health = getSkyHealth(state, urn)
      if (health.kind !== 'priced') return
      const isUnsafe = urn.ink * state.spot < urn.art * state.rate
      expect(health.liquidatable).toBe(isUnsafe)
      expect(health.healthFactor < WAD).toBe(isUnsafe)
      if (isUnsafe) unsafe += 1
    }),
    options,
  )
  expect(unsafe).toBeGreaterThan(100)
})

test('HF_MONOTONE', () => {
  fc.assert(
    fc.property(arbitraryVault, fc.bigInt(1n, 10n ** 21n), ({ state, urn }, more) => {
      const health = getHealthFactor(state, urn)
      const change = (amount: bigint) => (amount + more) as never
      expect(getHealthFactor(state, { ...urn, ink: change(urn.ink) })).toBeGreaterThanOrEqual(
        health,
      )
      expect(getHealthFactor(state, { ...urn, art: change(urn.art) })).toBeLessThanOrEqual(health)
      expect(getHealthFactor({ ...state, rate: change(state.rate) }, urn)).toBeLessThanOrEqual(
        health,
      )
      if (state.spot === 0n || state.price === null) return
      const dearer = applySkyPoke(state, change(state.price))
      expect(getHealthFactor(dearer, urn)).toBeGreaterThanOrEqual(health)
    }),
    options,
  )
})

test('HF_SCALE_INVARIANT', () => {
  fc.assert(
    fc.property(arbitraryVault, fc.bigInt(1n, 10n ** 6n), ({ state, urn }, factor) => {
      const scaled = { ...urn, ink: (urn.ink * factor) as Wad, art: (urn.art * factor) as Wad }
      expect(getSkyHealth(state, scaled)).toEqual(getSkyHealth(state, urn))
    }),
    options,
  )
})

test('UNIFORM_DISTANCE_LANDS_ON_ONE', () => {
  let landed = 0
  fc.assert(
    fc.property(arbitraryVault, ({ state, urn }) => {
      const distance = getSkyUniformDistance(state, urn)
      if (distance.kind !== 'ahead' || state.spot < 10n ** 20n) return
      landed += 1
      const spot = ((state.spot * (WAD - distance.fall)) / WAD) as typeof state.spot
      const landing = Number(getHealthFactor({ ...state, spot }, urn)) / 1e18
      expect(Math.abs(landing - 1)).toBeLessThan(1e-15)
    }),
    options,
  )
  expect(landed).toBeGreaterThan(100)
})

test('behavior: safe now, unsafe in an hour, and known', () => {
  const state = makeIlkState()
  const from = state.timestamp + 1800
  const falling = { ...state, nextPrice: { price: wad(1_799), from } }
  const outlook = getSkyHealthOutlook(falling, makeUrn(10, 12_000))
  expect(outlook.now).toMatchObject({ liquidatable: false })
  expect(outlook.poked).toMatchObject({ liquidatable: false })
  expect(outlook.next).toMatchObject({ healthFactor: 999_444_444_444_444_444n, liquidatable: true })
  expect(outlook.nextFrom).toBe(from)
  const unknown = getSkyHealthOutlook(state, makeUrn(10, 12_000))
  expect(unknown).toMatchObject({ next: null, nextDripped: null, nextFrom: null })
})

test('behavior: unsafe once the fee is collected, or the price poked', () => {
  const day = 86_400
  const stale = makeIlkState({ rho: 1_700_000_000 - 30 * day, price: wad(1_500) })
  const outlook = getSkyHealthOutlook(stale, makeUrn(10, 9_995))
  expect(outlook.now).toMatchObject({ liquidatable: false })
  expect(outlook.dripped).toMatchObject({ liquidatable: true })
  const unpoked = { ...makeIlkState(), price: wad(1_400) }
  const waiting = getSkyHealthOutlook(unpoked, makeUrn(10, 9_995))
  expect(waiting.dripped).toMatchObject({ liquidatable: false })
  expect(waiting.poked).toMatchObject({ liquidatable: true })
})

test('behavior: the next price holds with the fee up to then', () => {
  const state = makeIlkState({ price: wad(1_500) })
  const from = state.timestamp + 30 * 86_400
  const outlook = getSkyHealthOutlook(
    { ...state, nextPrice: { price: wad(1_500), from } },
    makeUrn(10, 9_995),
  )
  expect(outlook.next).toMatchObject({ liquidatable: false })
  expect(outlook.nextDripped).toMatchObject({ liquidatable: true })
})

test('behavior: values in dollars, bad debt beyond the collateral', () => {
  const state = makeIlkState({ price: wad(700) })
  const value = getSkyUrnValue(state, makeUrn(10, 8_000))
  expect(value.collateral).toBe(7_000n * SKY_BASE_CURRENCY_UNIT)
  expect(value.debt).toBe(8_000n * SKY_BASE_CURRENCY_UNIT)
  expect(value.badDebt).toBe(1_000n * SKY_BASE_CURRENCY_UNIT)
  expect(getSkyUrnValue(makeIlkState(), makeUrn(10, 8_000)).badDebt).toBe(0n)
  const unread = { ...makeIlkState(), price: null }
  expect(getSkyUrnValue(unread, makeUrn(10, 8_000)).price).toBeGreaterThanOrEqual(wad(2_000))
  const nothing = makeIlkState({ price: null })
  expect(getSkyUrnValue(nothing, makeUrn(10, 8_000))).toMatchObject({
    collateral: null,
    badDebt: null,
    price: null,
  })
})

test('error: a drip before the last', () => {
  const state = makeIlkState()
  expect(() => applySkyDrip(state, state.rho - 1)).toThrow(RangeError)
})
