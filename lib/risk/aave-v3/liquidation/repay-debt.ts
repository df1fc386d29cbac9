import { rayDivFloor, rayDivHalfUp } from '../../math'
import { RAY, type Ray } from '../../units'
import { getReserveBalances } from '../get-reserve-balances'
import type { AaveMarketState, AaveReservePosition } from '../state'

/**
 * A position after a repayment of at most its debt, in scaled balances as the debt tokens burn them:
 * variable debt first, the rest from stable debt (up to v3.1). Follows `_burnDebtTokens`.
 */
export function repayDebt(
  state: AaveMarketState,
  position: AaveReservePosition,
  repaid: bigint,
): AaveReservePosition {
  const index = state.reserves[position.reserveId]?.variableBorrowIndex ?? RAY
  if (state.rules.rounding === 'directional') {
    const scaledVariableDebt = position.scaledVariableDebt - rayDivFloor(repaid, index)
    return { ...position, scaledVariableDebt }
  }
  const { variableDebt, stableDebt } = getReserveBalances(state, position)
  const burnedVariable = repaid < variableDebt ? repaid : variableDebt
  const scaledVariableDebt = position.scaledVariableDebt - rayDivHalfUp(burnedVariable, index)
  const principal = stableDebt - (repaid - burnedVariable)
  if (position.stableDebt === undefined || repaid === burnedVariable) {
    return { ...position, scaledVariableDebt }
  }
  const rate = (principal === 0n ? 0n : position.stableDebt.rate) as Ray
  const lastUpdated = principal === 0n ? 0 : state.timestamp
  return { ...position, scaledVariableDebt, stableDebt: { principal, rate, lastUpdated } }
}
