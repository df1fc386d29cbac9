import { divCeil, percentMulHalfUp } from '../../math'
import type { AaveRules } from '../state'
import type { AaveLiquidationPair } from './get-liquidation-pair'
import { CLOSE_FACTOR_HF_THRESHOLD, MIN_BASE_MAX_CLOSE_FACTOR_THRESHOLD } from './liquidation'

const DEFAULT_LIQUIDATION_CLOSE_FACTOR = 5_000n

/**
 * What the close factor lets one call repay of a reserve's debt, smallest units.
 * v3.0: half of the reserve's debt above health 0.95. v3.3 and later: above it and with both reserves worth
 * $2,000 or more, half of the account's **total** debt.
 */
export function getMaxLiquidatableDebt(rules: AaveRules, pair: AaveLiquidationPair): bigint {
  const { health, reserveDebt, debtPrice, debtUnit } = pair
  const halves = health.kind === 'priced' && health.healthFactor > CLOSE_FACTOR_HF_THRESHOLD
  if (!halves) return reserveDebt
  if (rules.liquidation === 'v3.0') {
    return percentMulHalfUp(reserveDebt, DEFAULT_LIQUIDATION_CLOSE_FACTOR)
  }
  const debtBase =
    rules.rounding === 'directional'
      ? divCeil(reserveDebt * debtPrice, debtUnit)
      : (reserveDebt * debtPrice) / debtUnit
  const collateralBase = (pair.collateralBalance * pair.collateralPrice) / pair.collateralUnit
  if (
    collateralBase < MIN_BASE_MAX_CLOSE_FACTOR_THRESHOLD ||
    debtBase < MIN_BASE_MAX_CLOSE_FACTOR_THRESHOLD
  ) {
    return reserveDebt
  }
  const half = percentMulHalfUp(pair.totalDebt, DEFAULT_LIQUIDATION_CLOSE_FACTOR)
  return debtBase > half ? (half * debtUnit) / debtPrice : reserveDebt
}
