import { composeEigen, getEigen } from './get-eigen'
import { createMatrix, getCell, type Matrix } from './matrix'

const TINY = 1e-12

/**
 * The correlations that prices can have at once: measured pair by pair from different rounds, they need not fit
 * together. Negative eigenvalues are cut to zero and the diagonal is brought back to 1 (Rebonato and Jäckel, 1999).
 * A matrix that fits already comes back as it is.
 *
 * @param measured symmetric, 1 on the diagonal
 */
export function toCorrelationMatrix(measured: Matrix): Matrix {
  const { values, vectors } = getEigen(measured)
  if (values.every((value) => value >= -TINY)) return measured
  const clipped = composeEigen(
    values.map((value) => Math.max(value, 0)),
    vectors,
  )
  const scale = (index: number) => Math.sqrt(Math.max(getCell(clipped, index, index), TINY))
  return createMatrix(measured.size, (row, column) =>
    row === column ? 1 : getCell(clipped, row, column) / (scale(row) * scale(column)),
  )
}
