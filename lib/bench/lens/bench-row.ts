/** One measured figure. `ratio` is against `peer`, measured in the same run. */
export type BenchRow = {
  name: string
  value: number
  unit: string
  /** What the value (or the ratio, where there is one) must reach. */
  target?: number
  peer?: string
  ratio?: number
}
