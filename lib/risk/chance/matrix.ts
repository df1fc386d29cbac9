/** A square matrix, row by row. */
export type Matrix = { size: number; values: Float64Array }

export function createMatrix(size: number, get: (row: number, column: number) => number): Matrix {
  const values = new Float64Array(size * size)
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) values[row * size + column] = get(row, column)
  return { size, values }
}

/** 0 outside of it. */
export function getCell({ size, values }: Matrix, row: number, column: number): number {
  return values[row * size + column] ?? 0
}
