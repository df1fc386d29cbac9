import { createMatrix, getCell, type Matrix } from './matrix'

const SWEEPS = 64
const SMALL = 1e-22

/**
 * Eigenvalues of a symmetric matrix and, as columns, its eigenvectors: cyclic Jacobi rotations (Golub and
 * Van Loan, Matrix Computations, 8.5).
 */
export function getEigen(matrix: Matrix): { values: Float64Array; vectors: Matrix } {
  const { size } = matrix
  const a = Float64Array.from(matrix.values)
  const vectors = createMatrix(size, (row, column) => (row === column ? 1 : 0))
  const at = (row: number, column: number) => a[row * size + column] ?? 0
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let off = 0
    for (let p = 0; p < size; p++) for (let q = 0; q < p; q++) off += at(p, q) ** 2
    if (off < SMALL) break
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        if (at(p, q) === 0) continue
        const theta = (at(q, q) - at(p, p)) / (2 * at(p, q))
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const c = 1 / Math.sqrt(t * t + 1)
        const rotation = { size, p, q, c, s: t * c }
        rotateColumns(a, rotation)
        rotateRows(a, rotation)
        rotateColumns(vectors.values, rotation)
      }
  }
  return { values: Float64Array.from({ length: size }, (_, i) => at(i, i)), vectors }
}

type Rotation = { size: number; p: number; q: number; c: number; s: number }

function rotateColumns(values: Float64Array, { size, p, q, c, s }: Rotation): void {
  for (let row = 0; row < size; row++) {
    const [x, y] = [values[row * size + p] ?? 0, values[row * size + q] ?? 0]
    values[row * size + p] = c * x - s * y
    values[row * size + q] = s * x + c * y
  }
}

function rotateRows(values: Float64Array, { size, p, q, c, s }: Rotation): void {
  for (let column = 0; column < size; column++) {
    const [x, y] = [values[p * size + column] ?? 0, values[q * size + column] ?? 0]
    values[p * size + column] = c * x - s * y
    values[q * size + column] = s * x + c * y
  }
}

/** vectors · diag(values) · vectorsᵀ */
export function composeEigen(values: Float64Array, vectors: Matrix): Matrix {
  return createMatrix(vectors.size, (row, column) => {
    let sum = 0
    for (let k = 0; k < vectors.size; k++)
      sum += getCell(vectors, row, k) * (values[k] ?? 0) * getCell(vectors, column, k)
    return sum
  })
}
