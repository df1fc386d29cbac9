import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RAY, WAD, type Wad } from '../units'
import { getSkyHealth } from './get-health'
import { getSkyRemedies } from './get-remedies'
import type { SkyIlkState, SkyUrn } from './state'
import { arbitraryVault } from './testing/arbitrary'
import { makeAddress, makeIlkState, makeUrn, rad, wad } from './testing/make-state'
import { toGemAmountFloor, toInk } from './to-gem-amount'

const isAt = (state: SkyIlkState, urn: SkyUrn, level: bigint) => {
  const health = getSkyHealth(state, urn)
  return health.kind === 'no-debt' || (health.kind === 'priced' && health.healthFactor >= level)
}

test('default: 10 at $2,000 that owe 12,000 come to 1.25', () => {
  expect(getSkyRemedies(makeIlkState(), makeUrn(10, 12_000), { level: wad(1.25) })).toEqual({
    kind: 'below',
    remedies: [
      {
        kind: 'repay',
        outcome: 'reaches',
        amount: 1_333_333_333_333_333_333_334n,
        dart: 1_333_333_333_333_333_333_334n,
        isAll: false,
      },
      { kind: 'add', outcome: 'reaches', amount: wad(1.25) + 1n, dink: wad(1.25) + 1n },
    ],
  })
})

test('behavior: reached, unknown', () => {
  expect(getSkyRemedies(makeIlkState(), makeUrn(10, 1), { level: WAD as Wad }).kind).toBe('reached')
  expect(getSkyRemedies(makeIlkState(), makeUrn(10, 0), { level: WAD as Wad }).kind).toBe('reached')
  const unpriced = makeIlkState({ price: null })
  expect(getSkyRemedies(unpriced, makeUrn(10, 1), { level: WAD as Wad }).kind).toBe('unknown')
})

test('behavior: what would leave dust repays all; what is dust takes no collateral', () => {
  const level = wad(2)
  const toDust = getSkyRemedies(makeIlkState(), makeUrn(5, 6_000), { level })
  expect(toDust).toMatchObject({
    remedies: [{ kind: 'repay', amount: wad(6_000), isAll: true }, { outcome: 'reaches' }],
  })
  const isDust = getSkyRemedies(makeIlkState({ dust: rad(7_000) }), makeUrn(5, 6_000), { level })
  expect(isDust).toMatchObject({
    remedies: [{ isAll: true }, { kind: 'add', outcome: 'impossible', reason: 'dust' }],
  })
})

test('behavior: exactly at the level, and exactly dust, are enough', () => {
  const state = makeIlkState({ price: wad(3_000) })
  expect(getSkyRemedies(state, makeUrn(2.5, 6_000), { level: WAD as Wad })).toMatchObject({
    remedies: [{ amount: wad(1_000), isAll: false }, { amount: wad(0.5) }],
  })
})

test('behavior: tokens of fewer decimals are whole units of theirs', () => {
  const gem = { asset: makeAddress(1), symbol: 'WBTC', decimals: 8 }
  const state = makeIlkState({ gem })
  expect(toInk(state, 1n)).toBe(10n ** 10n)
  expect(toGemAmountFloor(state, (10n ** 10n - 1n) as Wad)).toBe(0n)
  expect(getSkyRemedies(state, makeUrn(10, 12_000), { level: wad(1.25) })).toMatchObject({
    remedies: [{}, { amount: 125_000_001n, dink: 125_000_001n * 10n ** 10n }],
  })
})

test('REMEDIES_REACH_AND_ONE_LESS_DOES_NOT', () => {
  const counts = { part: 0, all: 0, added: 0 }
  const arbitraryLevel = fc.bigInt(WAD / 2n, 3n * WAD).map((level) => level as Wad)
  fc.assert(
    fc.property(arbitraryVault, arbitraryLevel, ({ state, urn }, level) => {
      const found = getSkyRemedies(state, urn, { level })
      if (found.kind !== 'below') return
      for (const remedy of found.remedies) {
        if (remedy.outcome !== 'reaches') continue
        if (remedy.kind === 'add') {
          counts.added += 1
          const add = (amount: bigint) => ({ ...urn, ink: (urn.ink + toInk(state, amount)) as Wad })
          expect(isAt(state, add(remedy.amount), level)).toBe(true)
          expect(isAt(state, add(remedy.amount - 1n), level)).toBe(false)
          continue
        }
        counts[remedy.isAll ? 'all' : 'part'] += 1
        const repay = (dart: bigint) => ({ ...urn, art: (urn.art - dart) as Wad })
        const rest = repay(remedy.dart)
        expect(isAt(state, rest, level)).toBe(true)
        expect(remedy.amount * RAY).toBeGreaterThanOrEqual(remedy.dart * state.rate)
        expect((remedy.amount - 1n) * RAY).toBeLessThan(remedy.dart * state.rate)
        expect(rest.art === 0n).toBe(remedy.isAll)
        if (!remedy.isAll) {
          expect(rest.art * state.rate).toBeGreaterThanOrEqual(state.dust)
          expect(isAt(state, repay(remedy.dart - 1n), level)).toBe(false)
        }
      }
    }),
    { seed: 14, numRuns: 1000, endOnFailure: true },
  )
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(50)
})
