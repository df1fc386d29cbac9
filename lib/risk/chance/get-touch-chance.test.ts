import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getNormalCdf } from './get-normal-cdf'
import { getTouchChance } from './get-touch-chance'

describe('getNormalCdf', () => {
  test.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [-1.959963984540054, 0.025],
    [3, 0.99865010196837],
    [-4, 3.167124183311992e-5],
    [-8, 6.22096057427178e-16],
    [-30, 4.906713927148187e-198],
  ])('default: at %d', (x, value) => {
    expect(getNormalCdf(x) / value).toBeCloseTo(1, 11)
  })
})

describe('getTouchChance', () => {
  test('default: without drift twice the chance to end there', () => {
    const chance = getTouchChance({ distance: 0.1, drift: 0, volatility: 0.6, years: 1 / 365 })
    expect(chance).toBeCloseTo(2 * getNormalCdf(-0.1 / (0.6 * Math.sqrt(1 / 365))), 14)
  })

  test('behavior: a driftless price falls to half with a chance of a half at most, however long', () => {
    // Doob: a price P touches P·k upwards with chance 1/k at most; its inverse has drift +σ²/2 in logarithm.
    const options = { distance: Math.log(2), volatility: 0.8, years: 1e4 }
    expect(getTouchChance({ ...options, drift: 0.8 ** 2 / 2 })).toBeCloseTo(0.5, 6)
    expect(getTouchChance({ ...options, drift: -(0.8 ** 2) / 2 })).toBeCloseTo(1, 6)
  })

  test('behavior: at the line, and without any motion', () => {
    expect(getTouchChance({ distance: 0, drift: 0, volatility: 1, years: 1 })).toBe(1)
    expect(getTouchChance({ distance: 0.1, drift: 0, volatility: 0, years: 1 })).toBe(0)
    expect(getTouchChance({ distance: 0.1, drift: -0.2, volatility: 0, years: 1 })).toBe(1)
    expect(getTouchChance({ distance: 0.1, drift: -2, volatility: 1e-3, years: 1 })).toBeCloseTo(
      1,
      12,
    )
  })

  test('CHANCE_MONOTONE: grows with the horizon, the volatility of the price and nearness, within 0 and 1', () => {
    const numbers = fc.record({
      distance: fc.double({ min: 1e-4, max: 2, noNaN: true }),
      volatility: fc.double({ min: 0.01, max: 3, noNaN: true }),
      years: fc.double({ min: 1e-4, max: 1, noNaN: true }),
      more: fc.double({ min: 1, max: 4, noNaN: true }),
    })
    const chance = (o: { distance: number; volatility: number; years: number }) =>
      getTouchChance({ ...o, drift: -(o.volatility ** 2) / 2 })
    fc.assert(
      fc.property(numbers, ({ more, ...at }) => {
        const here = chance(at)
        expect(here).toBeGreaterThanOrEqual(0)
        expect(here).toBeLessThanOrEqual(1)
        const slack = here - 1e-13
        expect(chance({ ...at, years: at.years * more })).toBeGreaterThanOrEqual(slack)
        expect(chance({ ...at, volatility: at.volatility * more })).toBeGreaterThanOrEqual(slack)
        expect(chance({ ...at, distance: at.distance / more })).toBeGreaterThanOrEqual(slack)
      }),
    )
  })
})

test('behavior: where interest alone brings a calm loan to its line, nothing of the chance is dropped', () => {
  const chances = [25, 29, 31, 35, 37, 38, 39, 45, 100].map((x) => {
    const distance = 0.01
    return getTouchChance({ distance, drift: -distance, volatility: (2 * distance) / x, years: 1 })
  })
  // Half, and what touched and came back: about 1 ÷ x√2π.
  for (const [index, chance] of chances.entries()) {
    const x = [25, 29, 31, 35, 37, 38, 39, 45, 100][index] as number
    expect(chance).toBeCloseTo(0.5 + (1 - 1 / x ** 2) / (x * Math.sqrt(2 * Math.PI)), 6)
  }
})
