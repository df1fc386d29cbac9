import type { Verdict } from '../find-first'
import { PERCENTAGE_FACTOR, WAD } from '../units'
import { type AaveHealthSums, getAaveHealthFactor } from './get-health-factor'
import type { AaveRules } from './state'

const MAX_THRESHOLD = 65_535n

/**
 * Whether health is below 1 everywhere, nowhere or perhaps somewhere between two ends of a path.
 * Along it every sum must be a line, or a line and then constant, but for rounding of at most `error` (base
 * currency times bps); the average threshold, a ratio of lines, then moves one way. A margin that is a line
 * lies between those of the ends. Exact where the ends have equal sums; elsewhere `mixed` if in doubt.
 */
export function judgeLiquidatable(
  rules: AaveRules,
  { near, far, error }: { near: AaveHealthSums; far: AaveHealthSums; error: bigint },
): Verdict {
  if (
    near.totalDebt === far.totalDebt &&
    near.weightedCollateral === far.weightedCollateral &&
    near.totalCollateral === far.totalCollateral
  ) {
    const liquidatable = near.totalDebt !== 0n && getAaveHealthFactor(rules, near) < WAD
    return liquidatable ? 'all' : 'none'
  }
  const debtHigh = max(near.totalDebt, far.totalDebt)
  const below = -(error + (debtHigh / WAD + 2n) * PERCENTAGE_FACTOR)
  const owed = { near: near.totalDebt * PERCENTAGE_FACTOR, far: far.totalDebt * PERCENTAGE_FACTOR }
  const margin = {
    near: near.weightedCollateral - owed.near,
    far: far.weightedCollateral - owed.far,
  }
  if (max(margin.near, margin.far) < below) return 'all'
  if (rules.averageThreshold === 'exact') {
    return min(margin.near, margin.far) >= error ? 'none' : 'mixed'
  }
  const lost = min(margin.near - near.totalCollateral, margin.far - far.totalCollateral)
  if (lost >= error) return 'none'
  const highest = max(getAverage(near, error), getAverage(far, error))
  const best = max(
    near.totalCollateral * highest - owed.near,
    far.totalCollateral * highest - owed.far,
  )
  if (best < below) return 'all'
  const lowest = min(getAverage(near, -error), getAverage(far, -error))
  const worst = min(
    near.totalCollateral * lowest - owed.near,
    far.totalCollateral * lowest - owed.far,
  )
  return worst >= error ? 'none' : 'mixed'
}

function getAverage({ totalCollateral, weightedCollateral }: AaveHealthSums, error: bigint) {
  if (totalCollateral === 0n) return error > 0n ? MAX_THRESHOLD : 0n
  return max(0n, (weightedCollateral + error) / totalCollateral)
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
