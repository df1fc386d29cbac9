import type { Verdict } from '../find-first'
import { PERCENTAGE_FACTOR, WAD } from '../units'
import { type AaveHealthSums, getAaveHealthFactor } from './get-health-factor'
import type { AaveRules } from './state'

/** More than what flooring the values of a few legs can move a sum of value times threshold by. */
const FLOORING = 100_000n
const MAX_THRESHOLD = 65_535n

/**
 * Whether health is below 1 everywhere, nowhere or perhaps somewhere between two ends of a path along which
 * every sum moves one way only, and so does the average threshold (one leg, or legs of one threshold).
 * Exact where the ends have equal sums; never wrong elsewhere, only `mixed`.
 */
export function judgeLiquidatable(
  rules: AaveRules,
  near: AaveHealthSums,
  far: AaveHealthSums,
): Verdict {
  const [debtLow, debtHigh] = sort(near.totalDebt, far.totalDebt)
  const [weightedLow, weightedHigh] = sort(near.weightedCollateral, far.weightedCollateral)
  const [valueLow, valueHigh] = sort(near.totalCollateral, far.totalCollateral)
  if (debtLow === debtHigh && weightedLow === weightedHigh && valueLow === valueHigh) {
    const liquidatable = debtLow !== 0n && getAaveHealthFactor(rules, near) < WAD
    return liquidatable ? 'all' : 'none'
  }
  const slack = debtHigh / WAD + 2n
  if (weightedHigh < (debtLow - slack) * PERCENTAGE_FACTOR) return 'all'
  if (rules.averageThreshold === 'exact') {
    return weightedLow >= debtHigh * PERCENTAGE_FACTOR ? 'none' : 'mixed'
  }
  if (weightedLow - valueHigh >= (debtHigh + 1n) * PERCENTAGE_FACTOR) return 'none'
  const [, averageHigh] = sort(getAverage(near, FLOORING), getAverage(far, FLOORING))
  const [averageLow] = sort(getAverage(near, -FLOORING), getAverage(far, -FLOORING))
  if (valueHigh * averageHigh < (debtLow - slack) * PERCENTAGE_FACTOR) return 'all'
  return valueLow * averageLow >= (debtHigh + 1n) * PERCENTAGE_FACTOR ? 'none' : 'mixed'
}

function getAverage({ totalCollateral, weightedCollateral }: AaveHealthSums, error: bigint) {
  if (totalCollateral === 0n) return error > 0n ? MAX_THRESHOLD : 0n
  const average = (weightedCollateral + error) / totalCollateral
  return average < 0n ? 0n : average
}

function sort(a: bigint, b: bigint): [bigint, bigint] {
  return a < b ? [a, b] : [b, a]
}
