import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChanceLeg } from './account-legs'
import { getAccountChances, type PriceModel } from './get-account-chances'
import { getTouchChance } from './get-touch-chance'
import { createMatrix } from './matrix'

const volatilities = [0.6, 0.8, 0.01, 0.6]
/** 0 and 3 hang on one feed. */
const correlations = [
  [1, 0.7, 0, 1],
  [0.7, 1, 0, 0.7],
  [0, 0, 1, 0],
  [1, 0.7, 0, 1],
]

function makeModel({
  scale = 1,
  unknown = [],
}: {
  scale?: number
  unknown?: readonly number[]
} = {}): PriceModel {
  const volatility = (index: number) => (volatilities[index] ?? 0) * scale
  return {
    covariance: createMatrix(
      4,
      (row, column) => volatility(row) * volatility(column) * (correlations[row]?.[column] ?? 0),
    ),
    volatilityErrors: Float64Array.from(volatilities, (each) => each * scale * 0.05),
    unknown: new Set(unknown),
  }
}

const leg = (
  asset: number,
  side: ChanceLeg['side'],
  { value, rate = 0 }: { value: number; rate?: number },
): ChanceLeg => ({ asset, side, value, rate })
const simple = [leg(0, 'collateral', { value: 120 }), leg(2, 'debt', { value: 100 })]
const mixed = [
  leg(0, 'collateral', { value: 80, rate: 0.02 }),
  leg(1, 'collateral', { value: 40 }),
  leg(2, 'debt', { value: 100, rate: 0.05 }),
]
const seed = 1

function getKnown(legs: readonly ChanceLeg[], model = makeModel()) {
  const found = getAccountChances(legs, { model, seed })
  if (found.kind !== 'known') throw new Error(found.kind)
  return found
}

describe('getAccountChances', () => {
  test('default: one price held against one owed, in closed form', () => {
    const found = getKnown(simple)
    expect(found.method).toBe('closed-form')
    const volatility = Math.hypot(0.6, 0.01)
    const drift = -(0.6 ** 2 - 0.01 ** 2) / 2
    const distance = Math.log(1.2)
    expect(found.volatility).toBeCloseTo(volatility, 12)
    expect(found.deviations).toBeCloseTo(distance / (volatility / Math.sqrt(365)), 10)
    for (const { days, chance, error, low, high } of found.horizons) {
      expect(chance).toBeCloseTo(
        getTouchChance({ distance, drift, volatility, years: days / 365 }),
        12,
      )
      expect(error).toBe(0)
      expect(low).toBeLessThan(chance)
      expect(high).toBeGreaterThan(chance)
    }
  })

  test('behavior: two assets on one feed are one price', () => {
    const split = [
      leg(0, 'collateral', { value: 50 }),
      leg(3, 'collateral', { value: 70 }),
      leg(2, 'debt', { value: 100 }),
    ]
    expect(getKnown(split).method).toBe('closed-form')
    expect(getKnown(split).horizons).toEqual(getKnown(simple).horizons)
  })

  test('behavior: several prices by seeded paths, with an error', () => {
    const found = getKnown(mixed)
    expect(found.method).toBe('monte-carlo')
    expect(found.paths).toBe(4_000)
    for (const { error, low, chance, high } of found.horizons) {
      expect(error).toBeGreaterThan(0)
      expect(low).toBeLessThanOrEqual(chance)
      expect(high).toBeGreaterThanOrEqual(chance)
    }
    expect(getKnown(mixed)).toEqual(found)
  })

  test('behavior: prices that move together err together', () => {
    const legs = [leg(0, 'collateral', { value: 105 }), leg(1, 'debt', { value: 100 })]
    const spread = (correlation: number) => {
      const model = makeModel()
      const values = Float64Array.from(model.covariance.values)
      values[1] = values[4] = 0.6 * 0.8 * correlation
      const [day] = getKnown(legs, { ...model, covariance: { size: 4, values } }).horizons
      return (day?.high ?? 0) - (day?.low ?? 0)
    }
    expect(spread(0.9)).toBeGreaterThan(0)
    expect(spread(0.9)).toBeLessThan(0.5)
  })

  test('behavior: interest on the debt brings the line nearer', () => {
    const costly = simple.map((each) => ({ ...each, rate: each.side === 'debt' ? 0.5 : 0 }))
    getKnown(costly).horizons.forEach(({ chance }, index) => {
      expect(chance).toBeGreaterThan(getKnown(simple).horizons[index]?.chance ?? 1)
    })
  })

  test('behavior: what can not be known is not zero', () => {
    const find = (legs: readonly ChanceLeg[], model = makeModel()) =>
      getAccountChances(legs, { model, seed })
    expect(find([simple[0] as ChanceLeg])).toEqual({
      kind: 'unknown',
      reason: 'no-debt',
      assets: [],
    })
    expect(find([simple[1] as ChanceLeg])).toEqual({
      kind: 'unknown',
      reason: 'no-collateral',
      assets: [],
    })
    expect(find(simple, makeModel({ unknown: [2] }))).toEqual({
      kind: 'unknown',
      reason: 'no-volatility',
      assets: [2],
    })
    expect(find(simple, makeModel({ unknown: [1] })).kind).toBe('known')
    const sunk = simple.map((each) => ({ ...each, value: 100 }))
    expect(find(sunk, makeModel({ unknown: [2] }))).toEqual({ kind: 'reached' })
  })

  test('behavior: prices that never moved leave interest alone, without a distance in deviations', () => {
    const still = makeModel({ scale: 0 })
    const found = getKnown(simple, still)
    expect(found.deviations).toBeNull()
    expect(found.horizons.map(({ chance }) => chance)).toEqual([0, 0, 0])
    const ruinous = simple.map((each) => ({ ...each, rate: each.side === 'debt' ? 10 : 0 }))
    expect(getKnown(ruinous, still).horizons.map(({ chance }) => chance)).toEqual([0, 1, 1])
  })

  test('CHANCE_GROWS: with horizon, volatility and nearness, within 0 and 1, within the stated error', () => {
    const arbitrary = fc.record({
      values: fc.array(fc.double({ min: 1, max: 100, noNaN: true }), {
        minLength: 3,
        maxLength: 3,
      }),
      health: fc.double({ min: 1.01, max: 1.8, noNaN: true }),
      more: fc.double({ min: 1.05, max: 1.5, noNaN: true }),
    })
    fc.assert(
      fc.property(arbitrary, ({ values: [a = 1, b = 1, c = 1], health, more }) => {
        const owed = (a + b) / health
        const legs = [
          leg(0, 'collateral', { value: a }),
          leg(1, 'collateral', { value: b }),
          leg(2, 'debt', { value: owed * 0.9 }),
          leg(1, 'debt', { value: owed * 0.1 * Math.min(1, c) }),
        ]
        const here = getKnown(legs)
        const wilder = getKnown(legs, makeModel({ scale: more }))
        const farther = getKnown(
          legs.map((each) => ({
            ...each,
            value: each.side === 'debt' ? each.value / more : each.value,
          })),
        )
        here.horizons.forEach(({ chance, error }, index) => {
          expect(chance).toBeGreaterThanOrEqual(here.horizons[index - 1]?.chance ?? 0)
          expect(chance).toBeLessThanOrEqual(1)
          const [wild, far] = [wilder.horizons[index], farther.horizons[index]]
          expect((wild?.chance ?? 0) + (wild?.error ?? 0) + error).toBeGreaterThanOrEqual(chance)
          expect((far?.chance ?? 0) - (far?.error ?? 0) - error).toBeLessThanOrEqual(chance)
        })
      }),
      {
        numRuns: 12,
        seed: 6,
        examples: [[{ values: [3.772, 1, 1], health: 1.4716, more: 1.2931 }]],
      },
    )
  })
})
