import { divCeil } from '../../math'
import { PERCENTAGE_FACTOR } from '../../units'
import type { AaveRules } from '../state'
import type { AaveLiquidationPair } from './get-liquidation-pair'
import { getMaxLiquidatableDebt } from './get-max-liquidatable-debt'
import { getSeizure } from './get-seizure'
import { leavesDust } from './leaves-dust'
import { MIN_LEFTOVER_BASE } from './liquidation'

/**
 * Largest `debtToCover` that the close factor and the dust rule let pass, smallest units; 0: none does.
 * Where the cap would leave dust, both sides must keep $1,000: each bound in closed form.
 */
export function getMaxPassingRepay(rules: AaveRules, pair: AaveLiquidationPair): bigint {
  const cap = getMaxLiquidatableDebt(rules, pair)
  if (!leavesDust(rules, pair, getSeizure(rules, pair, cap))) return cap
  const byDebt = pair.reserveDebt - getSmallestDebtLeft(rules, pair)
  const byCollateral = getLargestRepaySeizing(
    pair,
    pair.collateralBalance - divCeil(MIN_LEFTOVER_BASE * pair.collateralUnit, pair.collateralPrice),
  )
  const largest = [byDebt, byCollateral].reduce((a, b) => (a < b ? a : b), cap)
  return largest > 0n ? largest : 0n
}

/** Smallest debt whose value, rounded as the rules do, reaches the leftover minimum. */
function getSmallestDebtLeft(rules: AaveRules, pair: AaveLiquidationPair): bigint {
  return rules.rounding === 'directional'
    ? ((MIN_LEFTOVER_BASE - 1n) * pair.debtUnit) / pair.debtPrice + 1n
    : divCeil(MIN_LEFTOVER_BASE * pair.debtUnit, pair.debtPrice)
}

/** Largest repay whose `percentMul(floor(worth), bonus)` does not exceed `collateral`. */
function getLargestRepaySeizing(pair: AaveLiquidationPair, collateral: bigint): bigint {
  if (collateral < 0n) return 0n
  const { collateralPrice, collateralUnit, debtPrice, debtUnit, liquidationBonus } = pair
  const scaled = (collateral + 1n) * PERCENTAGE_FACTOR - PERCENTAGE_FACTOR / 2n - 1n
  const baseCollateral = scaled / liquidationBonus
  return (
    divCeil((baseCollateral + 1n) * collateralPrice * debtUnit, debtPrice * collateralUnit) - 1n
  )
}
