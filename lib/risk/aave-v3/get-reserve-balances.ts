import { rayMulCeil, rayMulFloor, rayMulHalfUp } from '../math'
import { getStableDebtBalance } from './get-stable-debt-balance'
import type { AaveMarketState, AaveReservePosition } from './state'

/** Token amounts in smallest units as the token contracts' `balanceOf` answer. `debt` = both kinds. */
export type AaveReserveBalances = {
  collateral: bigint
  variableDebt: bigint
  stableDebt: bigint
  debt: bigint
}

/**
 * What an account holds and owes in one reserve at the state's timestamp.
 * Half up until v3.4; later the aToken floors and the debt token ceils (`TokenMath`).
 * @throws RangeError for a reserve that there is not.
 */
export function getReserveBalances(
  state: AaveMarketState,
  position: AaveReservePosition,
): AaveReserveBalances {
  const reserve = state.reserves[position.reserveId]
  if (reserve === undefined) throw new RangeError(`no reserve ${position.reserveId}`)
  const { scaledCollateral, scaledVariableDebt } = position
  const directional = state.rules.rounding === 'directional'
  const collateral = directional
    ? rayMulFloor(scaledCollateral, reserve.liquidityIndex)
    : rayMulHalfUp(scaledCollateral, reserve.liquidityIndex)
  const variableDebt = directional
    ? rayMulCeil(scaledVariableDebt, reserve.variableBorrowIndex)
    : rayMulHalfUp(scaledVariableDebt, reserve.variableBorrowIndex)
  const stableDebt =
    position.stableDebt === undefined
      ? 0n
      : getStableDebtBalance(position.stableDebt, state.timestamp)
  return { collateral, variableDebt, stableDebt, debt: variableDebt + stableDebt }
}
