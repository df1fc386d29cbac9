import fc from 'fast-check'
import { expect, test } from 'vitest'
import { divCeil, mulDivFloor } from '../math'
import { RAD, type Rad, WAD, type Wad } from '../units'
import { applySkyBark, toSkyAuction } from './apply-bark'
import { getSkyBark } from './get-bark'
import { getSkyBarkPreview } from './get-bark-preview'
import { getSkyHealth } from './get-health'
import type { SkyIlkState } from './state'
import { arbitraryTightVault, arbitraryVault, withoutLimits } from './testing/arbitrary'
import { makeClip, makeIlkState, makeUrn, rad, ray, wad } from './testing/make-state'

const options = { seed: 10, numRuns: 1000, endOnFailure: true }

const unsafe = makeUrn(10, 12_000)
const barkAt = (overrides: Partial<SkyIlkState>, urn = unsafe) =>
  getSkyBark(makeIlkState({ price: wad(1_500), ...overrides }), urn)

test('default: the whole vault, 13 % more to raise, from 120 % of the price', () => {
  expect(barkAt({})).toEqual({
    kind: 'barks',
    dink: wad(10),
    dart: wad(12_000),
    due: rad(12_000),
    tab: rad(13_560),
    top: ray(1_800),
    incentive: rad(313.56),
    isWhole: true,
    exceedsHole: false,
  })
})

test('behavior: a part where the limits leave room for less, of this ilk or of all', () => {
  const part = { dart: wad(6_000), dink: wad(5), tab: rad(6_780), isWhole: false }
  expect(barkAt({ hole: rad(6_780) })).toMatchObject(part)
  expect(barkAt({ hole: rad(7_000), dirt: rad(220) })).toMatchObject(part)
  expect(barkAt({ globalHole: rad(7_000), globalDirt: rad(220) })).toMatchObject(part)
})

test('behavior: whole, beyond the limit, where the rest would be dust', () => {
  const whole = { dart: wad(12_000), isWhole: true, exceedsHole: true }
  expect(barkAt({ hole: rad(9_040) })).toMatchObject(whole)
  expect(barkAt({ hole: rad(7_910) })).toMatchObject({ dart: wad(7_000), exceedsHole: false })
  expect(barkAt({ hole: rad(5_650) })).toMatchObject({ dart: wad(5_000), isWhole: false })
})

test('behavior: why it reverts', () => {
  const reason = (overrides: Partial<SkyIlkState>, urn = unsafe) => {
    const result = barkAt(overrides, urn)
    return result.kind === 'reverts' ? result.reason : result.kind
  }
  expect(reason({ dogLive: false })).toBe('not-live')
  expect(reason({ price: wad(1_800) })).toBe('not-unsafe')
  expect(reason({ spot: ray(0) })).toBe('not-unsafe')
  expect(reason({ hole: rad(5), dirt: rad(5) })).toBe('liquidation-limit-hit')
  expect(reason({ globalHole: rad(5), globalDirt: rad(6) })).toBe('liquidation-limit-hit')
  expect(reason({ hole: rad(4_520) })).toBe('dusty-auction')
  expect(reason({}, makeUrn(0, 1))).toBe('null-auction')
  expect(reason({ hole: (2n ** 255n) as Rad, globalHole: (2n ** 255n) as Rad })).toBe('overflow')
  expect(reason({ dust: rad(1e18) }, makeUrn(1e14, 1.2e17))).toBe('overflow')
  expect(reason({ clip: null })).toBe('no-clip')
  expect(reason({ clip: makeClip({ stopped: 1 }) })).toBe('stopped')
  expect(reason({ spot: ray(1_000), price: null })).toBe('invalid-price')
  expect(reason({ clip: makeClip({ buf: ray(0) }) })).toBe('zero-top-price')
})

test('BARKS_EXACTLY_WHEN_UNSAFE', () => {
  const counts = { barks: 0, reverts: 0 }
  fc.assert(
    fc.property(arbitraryVault, ({ state, urn }) => {
      const { kind } = getSkyBark(withoutLimits(state), urn)
      const isUnsafe = state.spot > 0n && urn.ink * state.spot < urn.art * state.rate
      const hasTop = (state.price ?? 0n) * 10n ** 9n > 10n
      if (!hasTop) return
      counts[kind] += 1
      expect(kind === 'barks').toBe(isUnsafe && urn.ink > 0n)
    }),
    options,
  )
  expect(Math.min(counts.barks, counts.reverts)).toBeGreaterThan(200)
})

test('BARK_KEEPS_LIMITS_AND_LEAVES_NO_DUST', () => {
  const counts = { whole: 0, part: 0, exceeding: 0 }
  fc.assert(
    fc.property(arbitraryTightVault, ({ state, urn }) => {
      const bark = getSkyBark(state, urn)
      if (bark.kind !== 'barks') return
      counts[bark.exceedsHole ? 'exceeding' : bark.isWhole ? 'whole' : 'part'] += 1
      const { state: after, urn: rest } = applySkyBark(state, { urn, bark })
      const excess = bark.exceedsHole ? divCeil(state.dust * state.chop, WAD) : 0n
      expect(after.dirt - state.dirt).toBe(bark.tab)
      expect(after.globalDirt - state.globalDirt).toBe(bark.tab)
      expect(state.totalArt - after.totalArt).toBe(bark.dart)
      expect(after.dirt).toBeLessThanOrEqual(state.hole + excess)
      expect(after.globalDirt).toBeLessThanOrEqual(state.globalHole + excess)
      expect(bark.isWhole).toBe(rest.art === 0n)
      if (bark.isWhole) {
        expect(rest.ink).toBe(0n)
        return
      }
      expect(rest.art * state.rate).toBeGreaterThanOrEqual(state.dust)
      expect(bark.due).toBeGreaterThanOrEqual(state.dust)
      const before = getSkyHealth(state, urn)
      const left = getSkyHealth(after, rest)
      if (before.kind !== 'priced' || left.kind !== 'priced') throw new Error('not priced')
      expect(left.healthFactor).toBeGreaterThanOrEqual(before.healthFactor)
    }),
    { ...options, numRuns: 2000 },
  )
  expect(Math.min(counts.whole, counts.part, counts.exceeding)).toBeGreaterThan(100)
})

test('behavior: previews now, at the price that waits, or where the line is', () => {
  const state = makeIlkState()
  expect(getSkyBarkPreview(makeIlkState({ price: wad(1_500) }), unsafe)).toMatchObject({
    basis: 'now',
    price: wad(1_500),
    blocked: null,
    penalty: rad(1_560),
    penaltyUsd: 1_560n * RAD,
    closeFactor: WAD,
    saleAtPrice: { paid: rad(13_560), returned: wad(0.96), uncovered: 0n, lossToVow: 0n },
    healthAfter: { kind: 'no-debt' },
  })
  expect(getSkyBarkPreview({ ...state, price: wad(1_500) }, unsafe)).toMatchObject({
    basis: 'poked',
    price: wad(1_500),
  })
  expect(getSkyBarkPreview(state, unsafe)).toMatchObject({
    basis: 'liquidation-price',
    price: wad(1_800) - 1n,
    bark: { kind: 'barks', tab: rad(13_560) },
  })
  for (const urn of [makeUrn(10, 0), makeUrn(0, 10)])
    expect(getSkyBarkPreview(state, urn)).toBeNull()
  expect(getSkyBarkPreview(makeIlkState({ price: null }), unsafe)).toBeNull()
})

test('behavior: blocked, with what the whole vault would be', () => {
  const state = makeIlkState({ price: wad(1_500), hole: rad(4_520) })
  expect(getSkyBarkPreview(state, unsafe)).toMatchObject({
    blocked: 'dusty-auction',
    bark: { isWhole: true, tab: rad(13_560) },
  })
  const dead = makeIlkState({ price: wad(1_500), dogLive: false, clip: makeClip({ stopped: 3 }) })
  expect(getSkyBarkPreview(dead, unsafe)).toMatchObject({ blocked: 'not-live' })
})

test('behavior: a sale below the debt is the loss of the Vow', () => {
  const state = makeIlkState({ price: wad(1_000) })
  expect(getSkyBarkPreview(state, unsafe)?.saleAtPrice).toEqual({
    sold: wad(10),
    paid: rad(10_000),
    returned: 0n,
    uncovered: rad(3_560),
    lossToVow: rad(2_000),
  })
})

test('behavior: a sale between the debt and the tab costs the Vow nothing', () => {
  const state = makeIlkState({ price: wad(1_250) })
  expect(getSkyBarkPreview(state, unsafe)?.saleAtPrice).toMatchObject({
    sold: wad(10),
    paid: rad(12_500),
    uncovered: rad(1_060),
    lossToVow: 0n,
  })
})

test('BARK_TAB_IS_DEBT_TIMES_CHOP', () => {
  fc.assert(
    fc.property(arbitraryVault, ({ state, urn }) => {
      const preview = getSkyBarkPreview(withoutLimits(state), urn)
      if (preview === null) return
      const { bark, penalty } = preview
      expect(bark.due).toBe(urn.art * state.rate)
      expect(bark.tab).toBe(mulDivFloor(bark.due, state.chop, WAD))
      expect(penalty).toBeGreaterThanOrEqual(0n)
      expect(preview.saleAtPrice.sold + preview.saleAtPrice.returned).toBe(bark.dink as Wad)
    }),
    options,
  )
})

test('behavior: the auction that it starts', () => {
  const state = makeIlkState({ price: wad(1_500) })
  const bark = getSkyBark(state, unsafe)
  if (bark.kind !== 'barks') throw new Error(bark.reason)
  expect(toSkyAuction(state, { urn: unsafe, bark, id: 7n })).toEqual({
    id: 7n,
    tab: rad(13_560),
    lot: wad(10),
    usr: unsafe.address,
    tic: state.timestamp,
    top: ray(1_800),
  })
})
