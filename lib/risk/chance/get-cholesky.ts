import { getCell, type Matrix } from './matrix'

/**
 * The lower triangle L with L·Lᵀ = the matrix, which may be only semi-definite: where nothing of a row is left
 * once the earlier ones are taken out (the same price twice, a price that stands still), its column is zero.
 */
export function getCholesky(matrix: Matrix): Matrix {
  const { size } = matrix
  const lower = { size, values: new Float64Array(size * size) }
  const { values } = lower
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      let rest = getCell(matrix, row, column)
      for (let k = 0; k < column; k++) rest -= getCell(lower, row, k) * getCell(lower, column, k)
      const own = getCell(lower, column, column)
      const isSpent = rest <= 1e-9 * getCell(matrix, row, row)
      if (row === column) values[row * size + column] = isSpent ? 0 : Math.sqrt(rest)
      else values[row * size + column] = own === 0 ? 0 : rest / own
    }
  return lower
}
