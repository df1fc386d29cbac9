import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RAY, type Ray } from '../units'
import { applySkyDrip } from './apply-drip'
import { getSkyHealth } from './get-health'
import { getSkyTimeToLiquidation } from './get-time-to-liquidation'
import type { SkyIlkState, SkyUrn } from './state'
import { arbitraryVault } from './testing/arbitrary'
import { makeIlkState, makeUrn, ray, wad } from './testing/make-state'

const YEAR = 31_536_000

function isUnsafeAfter(state: SkyIlkState, urn: SkyUrn, seconds: number): boolean {
  const health = getSkyHealth(applySkyDrip(state, state.timestamp + seconds), urn)
  return health.kind === 'priced' && health.liquidatable
}

test('default: a fee of 1.5 % a year takes 1,000 of 1,015 one year', () => {
  const state = makeIlkState()
  const urn = makeUrn(10, 13_333.333333 / 1.015)
  const time = getSkyTimeToLiquidation(state, urn)
  if (time.kind !== 'seconds') throw new Error(time.kind)
  expect(Math.abs(time.seconds - YEAR)).toBeLessThan(2)
})

test('behavior: never, reached, unknown, and a drip that does it now', () => {
  const state = makeIlkState()
  const urn = makeUrn(10, 13_000)
  expect(getSkyTimeToLiquidation(makeIlkState({ duty: ray(1) }), urn)).toEqual({ kind: 'never' })
  expect(getSkyTimeToLiquidation(state, makeUrn(10, 0))).toEqual({ kind: 'never' })
  expect(getSkyTimeToLiquidation(state, makeUrn(10 ** 6, 1))).toEqual({ kind: 'never' })
  expect(getSkyTimeToLiquidation(state, makeUrn(10, 14_000))).toEqual({ kind: 'reached' })
  expect(getSkyTimeToLiquidation(makeIlkState({ price: null }), urn)).toEqual({ kind: 'unknown' })
  const stale = makeIlkState({ rho: state.timestamp - 5 * YEAR })
  expect(getSkyTimeToLiquidation(stale, urn)).toEqual({ kind: 'seconds', seconds: 0 })
})

test('behavior: a fee that overflows within the century is crossed before', () => {
  const state = makeIlkState({ duty: ((RAY * 11n) / 10n) as Ray })
  const urn = makeUrn(10, 6_000)
  expect(getSkyTimeToLiquidation(state, urn)).toEqual({ kind: 'seconds', seconds: 9 })
})

test('behavior: a rate that brings it to exactly 1 is not there yet', () => {
  const state = makeIlkState({ price: wad(3_000), duty: ray(2) })
  const time = getSkyTimeToLiquidation(state, makeUrn(10, 2_500))
  expect(time).toEqual({ kind: 'seconds', seconds: 4 })
})

test('TIME_TO_LIQUIDATION_IS_THE_FIRST_SECOND', () => {
  let found = 0
  fc.assert(
    fc.property(arbitraryVault, ({ state, urn }) => {
      const time = getSkyTimeToLiquidation(state, urn)
      if (time.kind !== 'seconds') return
      found += 1
      expect(isUnsafeAfter(state, urn, time.seconds)).toBe(true)
      if (time.seconds > 0) expect(isUnsafeAfter(state, urn, time.seconds - 1)).toBe(false)
    }),
    { seed: 7, numRuns: 500, endOnFailure: true },
  )
  expect(found).toBeGreaterThan(80)
})

test('behavior: base and duty add up', () => {
  const state = makeIlkState()
  const urn = makeUrn(10, 13_000)
  const split = { ...state, duty: ray(1), base: (state.duty - RAY) as Ray }
  expect(getSkyTimeToLiquidation(split, urn)).toEqual(getSkyTimeToLiquidation(state, urn))
})
