/**
 * One measured figure. `target` in words, such as `≤ 5`; where there is a `peer`, `ratio` says how many times
 * better this is, measured in the same run.
 */
export type BenchRow = {
  name: string
  value: number
  unit: string
  target?: string
  peer?: string
  ratio?: number
}
