import { percentDivCeil, percentDivHalfUp, percentMulHalfUp } from '../../math'
import type { AaveRules } from '../state'
import type { AaveLiquidationPair } from './get-liquidation-pair'

/** Amounts of one liquidation before the dust rule, smallest units. */
export type AaveSeizure = {
  repaid: bigint
  /** Fee apart. */
  seized: bigint
  protocolFee: bigint
  /** Value of both, floored, base currency units. */
  seizedWithFeeBase: bigint
}

/**
 * Collateral that a repay buys, and the repay that the collateral suffices for.
 * Follows `LiquidationLogic._calculateAvailableCollateralToLiquidate`. @throws RangeError for a bonus of 0.
 */
export function getSeizure(
  rules: AaveRules,
  pair: AaveLiquidationPair,
  repay: bigint,
): AaveSeizure {
  const { collateralPrice, collateralUnit, debtPrice, debtUnit, liquidationBonus } = pair
  const baseCollateral = (debtPrice * repay * collateralUnit) / (collateralPrice * debtUnit)
  const maxCollateral = percentMulHalfUp(baseCollateral, liquidationBonus)
  let collateral = maxCollateral
  let repaid = repay
  if (maxCollateral > pair.collateralBalance) {
    collateral = pair.collateralBalance
    const worth = (collateralPrice * collateral * debtUnit) / (debtPrice * collateralUnit)
    repaid =
      rules.rounding === 'directional'
        ? percentDivCeil(worth, liquidationBonus)
        : percentDivHalfUp(worth, liquidationBonus)
  }
  const fee = pair.collateralReserve.liquidationProtocolFee
  const bonusCollateral =
    fee === 0n ? 0n : collateral - percentDivHalfUp(collateral, liquidationBonus)
  const protocolFee = percentMulHalfUp(bonusCollateral, fee)
  return {
    repaid,
    seized: collateral - protocolFee,
    protocolFee,
    seizedWithFeeBase: (collateral * collateralPrice) / collateralUnit,
  }
}
