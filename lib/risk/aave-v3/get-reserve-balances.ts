import { rayMulCeil, rayMulFloor, rayMulHalfUp } from '../math'
import { getStableDebtBalance } from './get-stable-debt-balance'
import type { AaveMarketState, AaveReserve, AaveReservePosition } from './state'

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
  const variableDebt = getVariableDebt(state, position, reserve)
  const stableDebt = getStableDebt(state, position)
  return {
    collateral: getCollateral(state, position, reserve),
    variableDebt,
    stableDebt,
    debt: variableDebt + stableDebt,
  }
}

/** The aToken's `balanceOf`, where the reserve is at hand. */
export function getCollateral(
  state: AaveMarketState,
  { scaledCollateral }: AaveReservePosition,
  { liquidityIndex }: AaveReserve,
): bigint {
  return state.rules.rounding === 'directional'
    ? rayMulFloor(scaledCollateral, liquidityIndex)
    : rayMulHalfUp(scaledCollateral, liquidityIndex)
}

/** The variable debt token's `balanceOf`, where the reserve is at hand. */
export function getVariableDebt(
  state: AaveMarketState,
  { scaledVariableDebt }: AaveReservePosition,
  { variableBorrowIndex }: AaveReserve,
): bigint {
  return state.rules.rounding === 'directional'
    ? rayMulCeil(scaledVariableDebt, variableBorrowIndex)
    : rayMulHalfUp(scaledVariableDebt, variableBorrowIndex)
}

/** The stable debt token's `balanceOf`; 0 where there is none. */
export function getStableDebt(state: AaveMarketState, { stableDebt }: AaveReservePosition): bigint {
  return stableDebt === undefined ? 0n : getStableDebtBalance(stableDebt, state.timestamp)
}
