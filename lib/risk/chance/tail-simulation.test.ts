import { describe, expect, test } from 'vitest'
import { createLedger } from '../cascade/ledger'
import type { Population, PopulationRules } from '../cascade/population'
import { AAVE_RULES } from '../cascade/testing/arbitrary'
import { createPricePaths } from './create-price-paths'
import { getTailFigure } from './get-tail-figure'
import { createMatrix, type Matrix } from './matrix'
import { TailSimulation } from './tail-simulation'
import { makeTestMarket } from './testing/make-population'

const rules: readonly PopulationRules[] = [
  AAVE_RULES,
  { ...AAVE_RULES, averageThreshold: 'truncated', liquidation: 'v3.0' },
  { kind: 'morpho-blue' },
]
const unknown = new Set<number>()

/** Every row at every look, nothing left out. */
function playPlainly(
  population: Population,
  {
    covariance,
    paths,
    seed,
    steps,
  }: { covariance: Matrix; paths: number; seed: number; steps: number },
) {
  const settled = createLedger(population)
  settled.liquidateAll(population.assets.map(({ price }) => price))
  const ledger = createLedger({ ...population, legAmounts: settled.amounts.slice() })
  const prices = createPricePaths({ covariance, years: 1 / 365, steps, seed })
  const size = population.assets.length
  return Array.from({ length: paths }, () => {
    prices.next()
    let [seized, badDebt] = [0, 0]
    for (let step = 0; step < steps; step++) {
      const at = population.assets.map(
        ({ price }, asset) => price * (prices.factors[step * size + asset] ?? 1),
      )
      const totals = ledger.liquidateAll(at)
      seized += totals.seized
      badDebt += totals.badDebt
    }
    ledger.reset()
    return { seized, badDebt }
  })
}

describe('createPricePaths', () => {
  test('default: driftless prices with the covariance asked for', () => {
    const covariance = createMatrix(3, (row, column) =>
      row === 2 || column === 2 ? 0 : row === column ? 0.64 : 0.32,
    )
    const steps = 4
    const prices = createPricePaths({ covariance, years: 1 / 12, steps, seed: 3 })
    const paths = 20_000
    let [mean, first, both] = [0, 0, 0]
    for (let path = 0; path < paths; path++) {
      prices.next()
      const [a = 0, b = 0, still = 0] = prices.factors.subarray((steps - 1) * 3)
      expect(still).toBe(1)
      expect(prices.lowest[0]).toBeLessThanOrEqual(Math.min(1, a))
      expect(prices.highest[0]).toBeGreaterThanOrEqual(Math.max(1, a))
      mean += a
      first += Math.log(a) ** 2
      both += Math.log(a) * Math.log(b)
    }
    const drift = (0.64 / 12 / 2) ** 2
    expect(mean / paths).toBeCloseTo(1, 2)
    expect(first / paths - drift).toBeCloseTo(0.64 / 12, 2)
    expect(both / paths - drift).toBeCloseTo(0.32 / 12, 2)
  })
})

describe('TailSimulation', () => {
  test.each(rules)('TAILS_NOTHING_MISSED: who is left out is never liquidated ($kind)', (each) => {
    for (const seed of [1, 2, 3]) {
      const { population, covariance } = makeTestMarket({
        seed,
        accounts: 300,
        assets: 4,
        held: 2,
        owed: 2,
        rules: each,
      })
      const options = { covariance, unknown, paths: 40, seed, steps: 6 }
      const simulation = new TailSimulation(population, options)
      simulation.play(1_000)
      const plain = playPlainly(population, options)
      const tails = simulation.getTails()
      const sort = (key: 'seized' | 'badDebt') =>
        Float64Array.from(plain, (path) => path[key]).sort()
      expect(tails.paths).toBe(40)
      expect(tails.mean.seized).toBeGreaterThan(0)
      for (const level of tails.levels) {
        expect(level.seized.value / getTailFigure(sort('seized'), level.level).value).toBeCloseTo(
          1,
          9,
        )
        expect(level.badDebt.value).toBeCloseTo(
          getTailFigure(sort('badDebt'), level.level).value,
          4,
        )
      }
      const mean = plain.reduce((sum, { seized }) => sum + seized, 0) / plain.length
      expect(tails.mean.seized / mean).toBeCloseTo(1, 9)
    }
  })

  test('behavior: the same seed gives the same, in whatever portions it is played', () => {
    const { population, covariance } = makeTestMarket({
      seed: 8,
      accounts: 500,
      assets: 5,
      rules: AAVE_RULES,
    })
    const play = (portion: number, seed = 4) => {
      const simulation = new TailSimulation(population, {
        covariance,
        unknown,
        paths: 60,
        seed,
        steps: 4,
      })
      while (!simulation.isDone) simulation.play(portion)
      return simulation.getTails()
    }
    expect(play(7)).toEqual(play(60))
    expect(play(60, 5).mean).not.toEqual(play(60).mean)
  })

  test('behavior: worse days at a higher level and with wilder prices; still prices bring nothing', () => {
    const { population, covariance } = makeTestMarket({
      seed: 8,
      accounts: 800,
      assets: 5,
      rules: AAVE_RULES,
    })
    const play = (scale: number) => {
      const scaled = { ...covariance, values: covariance.values.map((value) => value * scale) }
      const simulation = new TailSimulation(population, {
        covariance: scaled,
        unknown,
        paths: 200,
        seed: 4,
      })
      simulation.play(200)
      return simulation.getTails()
    }
    const [still, usual, wild] = [play(0), play(1), play(40)]
    expect(still.levels[1]?.seized.value).toBe(0)
    expect(still.now.seized).toBeGreaterThan(0)
    const [ninetyFive, ninetyNine] = usual.levels
    expect(ninetyNine?.seized.value).toBeGreaterThan(
      ninetyFive?.seized.value ?? Number.POSITIVE_INFINITY,
    )
    expect(ninetyNine?.seized.low).toBeLessThanOrEqual(ninetyNine?.seized.value ?? 0)
    expect(wild.levels[0]?.seized.value).toBeGreaterThan(
      ninetyFive?.seized.value ?? Number.POSITIVE_INFINITY,
    )
    expect(wild.levels[1]?.badDebt.value).toBeGreaterThan(0)
    expect(wild.mean.accounts).toBeGreaterThan(usual.mean.accounts)
  })

  test('behavior: what is held still is told by its share', () => {
    const { population, covariance } = makeTestMarket({
      seed: 8,
      accounts: 200,
      assets: 3,
      rules: AAVE_RULES,
    })
    const simulation = new TailSimulation(population, {
      covariance,
      unknown: new Set([0, 1, 2]),
      paths: 2,
      seed: 1,
    })
    simulation.play(2)
    expect(simulation.getTails().heldStill.collateral).toBeCloseTo(1, 12)
    expect(simulation.getTails().heldStill.debt).toBeCloseTo(1, 12)
  })
})

describe('getTailFigure', () => {
  test('default: the rank and its neighbours', () => {
    const sorted = Float64Array.from({ length: 1_000 }, (_, index) => index + 1)
    expect(getTailFigure(sorted, 0.95)).toEqual({ value: 950, low: 937, high: 964 })
    expect(getTailFigure(sorted, 0.99)).toEqual({ value: 990, low: 984, high: 997 })
    expect(getTailFigure(Float64Array.of(5), 0.99)).toEqual({ value: 5, low: 5, high: 5 })
  })

  test('error: no path', () => {
    expect(() => getTailFigure(new Float64Array(), 0.95)).toThrow(/no path/)
  })
})
