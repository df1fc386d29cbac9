import type { LegStore } from './leg-store'

/** What turns an amount into value, by key. `weighted` = value times the collateral's weight. */
export type LegFactors = { value: Float64Array; weighted: Float64Array; debt: Float64Array }

/** Row-aligned sums. */
export type LegSums = { collateral: Float64Array; weighted: Float64Array; debt: Float64Array }

/** Sums every row's legs into `sums`, which must hold `legs.length` rows. Allocates nothing. */
export function sumLegs(legs: LegStore, factors: LegFactors, sums: LegSums): void {
  const { length, starts, middles, ends, keys, amounts } = legs
  const { value, weighted, debt } = factors
  const { collateral: collateralOut, weighted: weightedOut, debt: debtOut } = sums
  for (let row = 0; row < length; row += 1) {
    const middle = middles[row] as number
    const end = ends[row] as number
    let leg = starts[row] as number
    let collateralSum = 0
    let weightedSum = 0
    let debtSum = 0
    for (; leg < middle; leg += 1) {
      const amount = amounts[leg] as number
      const key = keys[leg] as number
      collateralSum += amount * (value[key] as number)
      weightedSum += amount * (weighted[key] as number)
    }
    for (; leg < end; leg += 1) {
      debtSum += (amounts[leg] as number) * (debt[keys[leg] as number] as number)
    }
    collateralOut[row] = collateralSum
    weightedOut[row] = weightedSum
    debtOut[row] = debtSum
  }
}
