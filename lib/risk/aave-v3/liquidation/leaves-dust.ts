import { divCeil } from '../../math'
import type { AaveRules } from '../state'
import type { AaveLiquidationPair } from './get-liquidation-pair'
import type { AaveSeizure } from './get-seizure'
import { MIN_LEFTOVER_BASE } from './liquidation'

/** Whether the dust rule of v3.3 and later reverts: neither side emptied, less than $1,000 left on one. */
export function leavesDust(
  rules: AaveRules,
  pair: AaveLiquidationPair,
  seizure: AaveSeizure,
): boolean {
  if (rules.liquidation === 'v3.0') return false
  const debtLeft = pair.reserveDebt - seizure.repaid
  const collateralLeft = pair.collateralBalance - seizure.seized - seizure.protocolFee
  if (debtLeft <= 0n || collateralLeft <= 0n) return false
  const debtLeftBase =
    rules.rounding === 'directional'
      ? divCeil(debtLeft * pair.debtPrice, pair.debtUnit)
      : (debtLeft * pair.debtPrice) / pair.debtUnit
  const collateralLeftBase = (collateralLeft * pair.collateralPrice) / pair.collateralUnit
  return debtLeftBase < MIN_LEFTOVER_BASE || collateralLeftBase < MIN_LEFTOVER_BASE
}
