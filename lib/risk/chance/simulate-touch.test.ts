import { describe, expect, test } from 'vitest'
import { type ChanceLeg, getChanceAccount } from './account-legs'
import { createNormals } from './create-normals'
import { getCholesky } from './get-cholesky'
import { getHealthMotion } from './get-health-motion'
import { getNormalCdf } from './get-normal-cdf'
import { getTouchChance } from './get-touch-chance'
import { createMatrix, getCell } from './matrix'
import { simulateTouch } from './simulate-touch'
import { toCorrelationMatrix } from './to-correlation-matrix'

const DAY = 1 / 365
const horizons = [DAY, 7 * DAY, 30 * DAY]

/** One account drawn from a seed: some prices held, some owed, health from 1.02 to about 2. */
function draw(seed: number, { held, owed }: { held: number; owed: number }) {
  const normal = createNormals(seed)
  const share = () => getNormalCdf(normal())
  const size = held + owed
  const correlations = toCorrelationMatrix(
    createMatrix(size, (row, column) =>
      row === column ? 1 : 0.2 + 0.6 * (((row + column + seed) % 5) / 5),
    ),
  )
  const volatilities = Array.from({ length: size }, () => 0.2 + share())
  const covariance = createMatrix(
    size,
    (row, column) =>
      (volatilities[row] ?? 0) *
      (volatilities[column] ?? 0) *
      (correlations.values[row * size + column] ?? 0),
  )
  const health = 1.02 + 0.5 * share()
  const toLegs = (
    side: 'collateral' | 'debt',
    { from, count, total }: { from: number; count: number; total: number },
  ) => {
    const values = Array.from({ length: count }, () => 0.2 + share())
    const sum = values.reduce((a, b) => a + b, 0)
    return values.map(
      (value, index): ChanceLeg => ({
        asset: from + index,
        side,
        value: (value / sum) * total,
        rate: share() * 0.1,
      }),
    )
  }
  const legs = [
    ...toLegs('collateral', { from: 0, count: held, total: health }),
    ...toLegs('debt', { from: held, count: owed, total: 1 }),
  ]
  return { account: getChanceAccount(legs, covariance), covariance, legs }
}

/**
 * The same chances played plainly, leg by leg: prices step by step, each touch between two steps drawn. Shares with
 * what it judges only the normal numbers and the root of the covariance.
 */
function playPlainly(
  { legs, covariance }: Pick<ReturnType<typeof draw>, 'legs' | 'covariance'>,
  { paths, seed }: { paths: number; seed: number },
) {
  const { size } = covariance
  const root = getCholesky(covariance).values
  const normal = createNormals(seed)
  const [prices, draws] = [new Float64Array(size), new Float64Array(size)]
  const shares = new Float64Array(size)
  /** ln(health) now, and the share of it that each price makes. */
  const judge = (years: number) => {
    let [held, owed] = [0, 0]
    shares.fill(0)
    for (const { asset, side, value, rate } of legs) {
      const worth = value * (prices[asset] as number) * Math.exp(rate * years)
      if (side === 'collateral') held += worth
      else owed += worth
      shares[asset] = side === 'collateral' ? worth : -worth
    }
    for (let k = 0; k < size; k++)
      shares[k] = (shares[k] as number) / ((shares[k] as number) > 0 ? held : owed)
    return Math.log(held / owed)
  }
  const getVariance = () => {
    let sum = 0
    for (let row = 0; row < size; row++)
      for (let k = 0; k < size; k++)
        sum += (shares[row] as number) * (shares[k] as number) * getCell(covariance, row, k)
    return sum
  }
  const steps = horizons.flatMap((horizon, index) => {
    const [count, from] = [[4, 6, 12][index] ?? 1, horizons[index - 1] ?? 0]
    return Array.from({ length: count }, () => ({ index, years: (horizon - from) / count }))
  })
  const touched = horizons.map(() => 0)
  for (let path = 0; path < paths; path++) {
    prices.fill(1)
    let [now, distance, variance] = [0, judge(0), getVariance()]
    for (const { index, years } of steps) {
      now += years
      for (let k = 0; k < size; k++) draws[k] = normal() * Math.sqrt(years)
      for (let row = 0; row < size; row++) {
        let moved = (-getCell(covariance, row, row) / 2) * years
        for (let k = 0; k <= row; k++)
          moved += (root[row * size + k] as number) * (draws[k] as number)
        prices[row] = (prices[row] as number) * Math.exp(moved)
      }
      const [wasAt, varied] = [distance, variance]
      distance = judge(now)
      variance = getVariance()
      const between = Math.exp((-4 * wasAt * distance) / ((varied + variance) * years))
      if (distance > 0 && (between < 1e-12 || getNormalCdf(normal()) >= between)) continue
      for (let later = index; later < horizons.length; later++)
        touched[later] = (touched[later] as number) + 1
      break
    }
  }
  const chances = touched.map((count) => count / paths)
  const errors = chances.map((p) => 2.5758 * Math.sqrt((p * (1 - p)) / paths) + 1 / paths)
  return { chances, errors }
}

describe('simulateTouch', () => {
  test('CHANCE_CLOSED_FORM: one price held against one owed, inside the stated error in 95 of 100 cases and more', () => {
    const inside = Array.from({ length: 100 }, (_, seed) => {
      const { account, covariance } = draw(seed, { held: 1, owed: 1 })
      const options = { covariance, horizons, paths: 2_000, seed, step: 2 * DAY, control: false }
      const { chances, errors } = simulateTouch(account, options)
      const motion = getHealthMotion(account, covariance)
      return horizons.every((years, index) => {
        const miss = (chances[index] ?? 0) - getTouchChance({ ...motion, years })
        return Math.abs(miss) <= (errors[index] ?? 0)
      })
    })
    expect(inside.filter(Boolean).length).toBeGreaterThanOrEqual(95)
  })

  test('CHANCE_LONG_RUN: several prices, inside the stated error of a long plain run in 95 of 100 cases and more', () => {
    const inside = Array.from({ length: 100 }, (_, seed) => {
      const { account, covariance, legs } = draw(1_000 + seed, {
        held: 1 + (seed % 3),
        owed: 1 + ((seed + 1) % 2),
      })
      const options = { covariance, horizons, paths: 2_000, seed, step: 2 * DAY }
      const short = simulateTouch(account, options)
      const long = playPlainly({ legs, covariance }, { paths: 3_000, seed: 77_000 + seed })
      return long.chances.every((reference, index) => {
        const error = Math.hypot(short.errors[index] ?? 0, long.errors[index] ?? 0)
        return Math.abs((short.chances[index] ?? 0) - reference) <= error
      })
    })
    expect(inside.filter(Boolean).length).toBeGreaterThanOrEqual(95)
  })

  test('behavior: the control narrows the error and leaves the chance where it was', () => {
    const { account, covariance } = draw(11, { held: 2, owed: 2 })
    const options = { covariance, horizons: [30 * DAY], paths: 4_000, seed: 1, step: 2 * DAY }
    const plain = simulateTouch(account, { ...options, control: false })
    const controlled = simulateTouch(account, options)
    const error = plain.errors[0] ?? 0
    expect(plain.chances[0]).toBeGreaterThan(0.05)
    expect(controlled.errors[0]).toBeLessThan(error / 4)
    expect(Math.abs((plain.chances[0] ?? 0) - (controlled.chances[0] ?? 0))).toBeLessThan(error)
  })

  test('behavior: the same seed gives the same figures, another seed others', () => {
    const { account, covariance } = draw(2, { held: 2, owed: 1 })
    const run = (seed: number) =>
      simulateTouch(account, { covariance, horizons, paths: 500, seed, step: 2 * DAY }).chances
    expect(run(1)).toEqual(run(1))
    expect(run(1)).not.toEqual(run(2))
  })
})
