import { createNormals } from './create-normals'
import { getCholesky } from './get-cholesky'
import { createMatrix, getCell, type Matrix } from './matrix'

/** Correlated driftless prices on a grid of equal steps, one path after the other into the same columns. */
export type PricePaths = {
  /** Price ÷ today's: step by step, one number an asset. */
  factors: Float64Array
  /** Per asset: lowest and highest factor of the path, today's 1 included. */
  lowest: Float64Array
  highest: Float64Array
  next(): void
}

/**
 * @param options.covariance of log prices a year; an asset of zero variance stands still
 * @param options.years what the whole path covers
 */
export function createPricePaths(options: {
  covariance: Matrix
  years: number
  steps: number
  seed: number
}): PricePaths {
  const { covariance, steps } = options
  const { size } = covariance
  const step = options.years / steps
  const lower = getCholesky(
    createMatrix(size, (row, column) => getCell(covariance, row, column) * step),
  ).values
  const drift = Float64Array.from(
    { length: size },
    (_, i) => (-getCell(covariance, i, i) * step) / 2,
  )
  const moving = Int32Array.from(
    Array.from({ length: size }, (_, i) => i).filter((i) => getCell(covariance, i, i) > 0),
  )
  const normal = createNormals(options.seed)
  const factors = new Float64Array(size * steps).fill(1)
  const lowest = new Float64Array(size).fill(1)
  const highest = new Float64Array(size).fill(1)
  const logs = new Float64Array(size)
  const draws = new Float64Array(size)
  return {
    factors,
    lowest,
    highest,
    next() {
      logs.fill(0)
      lowest.fill(1)
      highest.fill(1)
      for (let at = 0; at < steps * size; at += size) {
        for (const i of moving) draws[i] = lower[i * size + i] === 0 ? 0 : normal()
        for (const i of moving) {
          let move = drift[i] as number
          for (let k = 0; k <= i; k++)
            move += (lower[i * size + k] as number) * (draws[k] as number)
          const log = (logs[i] as number) + move
          logs[i] = log
          const factor = Math.exp(log)
          factors[at + i] = factor
          if (factor < (lowest[i] as number)) lowest[i] = factor
          if (factor > (highest[i] as number)) highest[i] = factor
        }
      }
    },
  }
}
