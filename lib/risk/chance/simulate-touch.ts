import type { ChanceAccount } from './account-legs'
import { createNormals } from './create-normals'
import { getCholesky } from './get-cholesky'
import { getHealthMotion } from './get-health-motion'
import { getTouchChance } from './get-touch-chance'
import { createMatrix, getCell, type Matrix } from './matrix'

/** Half-width of the interval that holds 99 of 100 normal draws. */
const NINETY_NINE = 2.5758

export type SimulatedTouch = {
  /** Per horizon. */
  chances: Float64Array
  /** Half-width of the 99 % interval of each; of what hardly a path shows, two paths at least. */
  errors: Float64Array
}

export type TouchSimulation = {
  /** Years, ascending. */
  horizons: readonly number[]
  paths: number
  seed: number
  /** Longest step, years; steps are shorter at first. */
  step: number
  /** Against the closed form of the tangent motion on the same paths; on unless told. */
  control?: boolean
}

/**
 * The chance that an account's health touches 1 within each horizon, by seeded paths of correlated driftless
 * prices with interest on every leg.
 *
 * Between two steps a path may touch and come back: its chance to do so, exp(−2ab ÷ s²Δt) for a Brownian bridge
 * from a to b (Glasserman, Monte Carlo Methods in Financial Engineering, 6.4), is taken off the path's weight
 * instead of being drawn. The tangent motion of today is played on the same paths; its closed form is known and
 * what the paths miss of it is corrected (a control variate, ib. 4.1).
 */
export function simulateTouch(
  account: ChanceAccount,
  options: TouchSimulation & { covariance: Matrix },
): SimulatedTouch {
  const { covariance, horizons, paths, seed } = options
  const { assets } = account
  const size = assets.length
  const local = createMatrix(size, (row, column) =>
    getCell(covariance, assets[row] ?? 0, assets[column] ?? 0),
  )
  const lower = getCholesky(local).values
  const motion = getHealthMotion(account, covariance)
  const grid = getGrid(horizons, { step: options.step, account })
  const normal = createNormals(seed)
  const sums = createSums(horizons.length)
  const state = createState(size, horizons.length)
  for (let path = 0; path < paths; path++) {
    playPath({ local, lower, motion, grid, normal, state })
    for (let h = 0; h < horizons.length; h++)
      sums.add(h, state.touched[h] ?? 0, state.tangent[h] ?? 0)
  }
  const result = {
    chances: new Float64Array(horizons.length),
    errors: new Float64Array(horizons.length),
  }
  for (let h = 0; h < horizons.length; h++) {
    const years = horizons[h] ?? 0
    const expected = options.control === false ? null : getTouchChance({ ...motion, years })
    const { mean, standardError } = sums.estimate(h, { paths, expected })
    result.chances[h] = Math.min(1, Math.max(0, mean, result.chances[h - 1] ?? 0))
    result.errors[h] = Math.max(NINETY_NINE * standardError, 2 / paths)
  }
  return result
}

type Grid = {
  years: Float64Array
  /** Horizon that ends with the step; -1: none. */
  ends: Int32Array
  /** Step by step: what is held and owed of each price by then, interest included, at today's prices. */
  held: Float64Array
  owed: Float64Array
}

/** Steps that land on every horizon: a quarter of what lies between two at most, and at most `step`. */
function getGrid(
  horizons: readonly number[],
  { step, account }: { step: number; account: ChanceAccount },
): Grid {
  const years: number[] = []
  const ends: number[] = []
  let now = 0
  horizons.forEach((horizon, index) => {
    const span = horizon - now
    const count = Math.max(4, Math.ceil(span / step))
    for (let k = 1; k <= count; k++) {
      years.push(span / count)
      ends.push(k === count ? index : -1)
    }
    now = horizon
  })
  let elapsed = 0
  const times = years.map((each) => {
    elapsed += each
    return elapsed
  })
  const grow = (values: Float64Array, rates: Float64Array) =>
    Float64Array.from(
      times.flatMap((time) =>
        Array.from(values, (value, place) => value * Math.exp((rates[place] ?? 0) * time)),
      ),
    )
  return {
    years: Float64Array.from(years),
    ends: Int32Array.from(ends),
    held: grow(account.collateral, account.collateralRate),
    owed: grow(account.debt, account.debtRate),
  }
}

function createState(size: number, horizons: number) {
  return {
    logs: new Float64Array(size),
    draws: new Float64Array(size),
    weights: new Float64Array(size),
    next: new Float64Array(size),
    owes: new Float64Array(size),
    touched: new Float64Array(horizons),
    tangent: new Float64Array(horizons),
  }
}

type Play = {
  local: Matrix
  lower: Float64Array
  motion: ReturnType<typeof getHealthMotion>
  grid: Grid
  normal: () => number
  state: ReturnType<typeof createState>
}

function playPath({ local, lower, motion, grid, normal, state }: Play): void {
  const { logs, draws, weights, next, owes } = state
  const size = logs.length
  const covariance = local.values
  logs.fill(0)
  state.touched.fill(1)
  state.tangent.fill(1)
  weights.set(motion.weights)
  let distance = motion.distance
  let tangent = motion.distance
  let afloat = distance > 0 ? 1 : 0
  let tangentAfloat = afloat
  for (let step = 0; step < grid.years.length; step++) {
    const years = grid.years[step] ?? 0
    const root = Math.sqrt(years)
    for (let k = 0; k < size; k++) draws[k] = normal() * root
    let moved = motion.drift * years
    let held = 0
    let owed = 0
    for (let row = 0; row < size; row++) {
      let noise = 0
      for (let k = 0; k <= row; k++) noise += (lower[row * size + k] ?? 0) * (draws[k] ?? 0)
      moved += (motion.weights[row] ?? 0) * noise
      logs[row] = (logs[row] ?? 0) + noise - ((covariance[row * size + row] ?? 0) / 2) * years
      const price = Math.exp(logs[row] ?? 0)
      const has = (grid.held[step * size + row] ?? 0) * price
      const owing = (grid.owed[step * size + row] ?? 0) * price
      held += has
      owed += owing
      next[row] = has
      owes[row] = owing
    }
    for (let k = 0; k < size; k++) next[k] = (next[k] ?? 0) / held - (owes[k] ?? 0) / owed
    const reached = Math.log(held / owed)
    afloat *= getSurvival(distance, reached, getMeanVariance(weights, next, covariance) * years)
    distance = reached
    weights.set(next)
    const lined = tangent + moved
    tangentAfloat *= getSurvival(tangent, lined, motion.volatility ** 2 * years)
    tangent = lined
    const end = grid.ends[step] ?? -1
    if (end >= 0) {
      state.touched[end] = 1 - afloat
      state.tangent[end] = 1 - tangentAfloat
    }
    if (afloat === 0 && tangentAfloat === 0) break
  }
}

/** Chance that a bridge from a to b with this variance stays above 0. */
function getSurvival(a: number, b: number, variance: number): number {
  if (a <= 0 || b <= 0) return 0
  return variance <= 0 ? 1 : 1 - Math.exp((-2 * a * b) / variance)
}

/** The variance a year of ln(health) at the mean of two compositions. */
function getMeanVariance(a: Float64Array, b: Float64Array, covariance: Float64Array): number {
  const size = a.length
  let sum = 0
  for (let row = 0; row < size; row++) {
    const own = ((a[row] ?? 0) + (b[row] ?? 0)) / 2
    let inner = 0
    for (let column = 0; column < size; column++)
      inner += (((a[column] ?? 0) + (b[column] ?? 0)) / 2) * (covariance[row * size + column] ?? 0)
    sum += own * inner
  }
  return sum
}

/** Sums of one figure and its control over the paths, per horizon. */
function createSums(horizons: number) {
  const columns = Array.from({ length: 5 }, () => new Float64Array(horizons))
  const [y, z, yy, zz, yz] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  return {
    add(h: number, value: number, control: number): void {
      y[h] = (y[h] ?? 0) + value
      z[h] = (z[h] ?? 0) + control
      yy[h] = (yy[h] ?? 0) + value * value
      zz[h] = (zz[h] ?? 0) + control * control
      yz[h] = (yz[h] ?? 0) + value * control
    },
    /** @param options.expected what the control's mean is known to be; `null`: no control */
    estimate(h: number, { paths, expected }: { paths: number; expected: number | null }) {
      const [meanY, meanZ] = [(y[h] ?? 0) / paths, (z[h] ?? 0) / paths]
      const varianceY = Math.max(0, (yy[h] ?? 0) / paths - meanY ** 2)
      if (expected === null) return { mean: meanY, standardError: Math.sqrt(varianceY / paths) }
      const varianceZ = Math.max(0, (zz[h] ?? 0) / paths - meanZ ** 2)
      const common = (yz[h] ?? 0) / paths - meanY * meanZ
      // Of what hardly a path shows, the sample's own slope may be anything.
      const slope = varianceZ > 0 ? Math.min(1, Math.max(0, common / varianceZ)) : 1
      const rest = Math.max(0, varianceY - 2 * slope * common + slope ** 2 * varianceZ)
      return { mean: meanY - slope * (meanZ - expected), standardError: Math.sqrt(rest / paths) }
    },
  }
}
