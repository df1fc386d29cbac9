import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createNormals } from './create-normals'
import { getCholesky } from './get-cholesky'
import { getCorrelation } from './get-correlation'
import { getEigen } from './get-eigen'
import { getPriceSteps } from './get-price-steps'
import { createMatrix, getCell, type Matrix } from './matrix'
import type { PriceRound } from './price-round'
import { toCorrelationMatrix } from './to-correlation-matrix'

const toSteps = (rounds: readonly PriceRound[]) =>
  getPriceSteps(rounds, { maxGapSeconds: 1e9 }).steps

/** Two correlated walks, each seen at moments of its own. */
function walk({ seed, correlation }: { seed: number; correlation: number }) {
  const normal = createNormals(seed)
  const rounds: [PriceRound[], PriceRound[]] = [[], []]
  let [a, b] = [0, 0]
  for (let time = 0; time < 30_000; time++) {
    const common = normal()
    a += 0.001 * common
    b += 0.002 * (correlation * common + Math.sqrt(1 - correlation ** 2) * normal())
    if (time % 11 === 0) rounds[0].push({ time, price: Math.exp(a) })
    if (time % 17 === 5) rounds[1].push({ time, price: Math.exp(b) })
  }
  return rounds
}

describe('getCorrelation', () => {
  test.each([-0.6, 0, 0.5, 0.9])(
    'default: %d, from rounds that never fall together',
    (correlation) => {
      const found = [1, 2, 3, 4].map((seed) => {
        const [first, second] = walk({ seed, correlation })
        const each = getCorrelation(toSteps(first), toSteps(second))
        return each.kind === 'known' ? each.correlation : Number.NaN
      })
      const mean = found.reduce((sum, each) => sum + each, 0) / found.length
      expect(mean).toBeCloseTo(correlation, 1)
      expect(Math.abs(mean - correlation)).toBeLessThan(0.04)
    },
  )

  test('behavior: a price with itself is 1', () => {
    const [first] = walk({ seed: 3, correlation: 0 })
    const found = getCorrelation(toSteps(first), toSteps(first))
    expect(found.kind === 'known' && found.correlation).toBeCloseTo(1, 12)
  })

  test('behavior: no time in common is not known', () => {
    const [first, second] = walk({ seed: 3, correlation: 0.5 })
    const later = second.map(({ time, price }) => ({ time: time + 40_000, price }))
    expect(getCorrelation(toSteps(first), toSteps(later)).kind).toBe('unknown')
    expect(getCorrelation([], toSteps(second)).kind).toBe('unknown')
  })
})

const multiply = ({ size, values }: Matrix) =>
  createMatrix(size, (row, column) => {
    let sum = 0
    for (let k = 0; k < size; k++)
      sum += (values[row * size + k] ?? 0) * (values[column * size + k] ?? 0)
    return sum
  })

const arbitraryMatrix = fc
  .integer({ min: 1, max: 8 })
  .chain((size) =>
    fc.tuple(
      fc.constant(size),
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
        minLength: size * size,
        maxLength: size * size,
      }),
    ),
  )
  .map(([size, cells]) =>
    createMatrix(size, (row, column) =>
      row === column ? 1 : (cells[Math.min(row, column) * size + Math.max(row, column)] ?? 0),
    ),
  )

describe('toCorrelationMatrix', () => {
  test('CORRELATIONS_FIT: no negative eigenvalue, 1 on the diagonal, and its Cholesky factor gives it back', () => {
    fc.assert(
      fc.property(arbitraryMatrix, (measured) => {
        const matrix = toCorrelationMatrix(measured)
        expect(Math.min(...getEigen(matrix).values)).toBeGreaterThan(-1e-9)
        const again = multiply(getCholesky(matrix))
        matrix.values.forEach((value, index) => {
          expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-9)
          expect(again.values[index]).toBeCloseTo(value, 4)
        })
        for (let i = 0; i < matrix.size; i++) expect(getCell(matrix, i, i)).toBeCloseTo(1, 9)
      }),
    )
  })

  test('behavior: what fits already stays as it is', () => {
    const measured = createMatrix(3, (row, column) => (row === column ? 1 : 0.5))
    expect(toCorrelationMatrix(measured)).toBe(measured)
  })
})
