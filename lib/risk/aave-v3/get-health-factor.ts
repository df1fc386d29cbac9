import { percentMulHalfUp, wadDivHalfUp } from '../math'
import { PERCENTAGE_FACTOR, type Wad } from '../units'
import type { AaveRules } from './state'

/** Sums of one account; `weightedCollateral` = sum of value times threshold (base currency times bps). */
export type AaveHealthSums = {
  totalCollateral: bigint
  weightedCollateral: bigint
  totalDebt: bigint
}

/**
 * Health factor in wad from an account's sums; `totalDebt` must be positive.
 * v3.5 and later: `wadDiv(weighted, debt) / 1e4`. Before: through the truncated average threshold.
 */
export function getAaveHealthFactor(rules: AaveRules, sums: AaveHealthSums): Wad {
  const { totalCollateral, weightedCollateral, totalDebt } = sums
  if (rules.averageThreshold === 'exact') {
    return (wadDivHalfUp(weightedCollateral, totalDebt) / PERCENTAGE_FACTOR) as Wad
  }
  const average = totalCollateral === 0n ? 0n : weightedCollateral / totalCollateral
  return wadDivHalfUp(percentMulHalfUp(totalCollateral, average), totalDebt) as Wad
}
