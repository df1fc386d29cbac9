import { rayDivCeil, rayDivHalfUp } from '../../math'
import { RAY } from '../../units'
import { getReserveBalances } from '../get-reserve-balances'
import type { AaveAccount, AaveMarketState, AaveReservePosition } from '../state'
import type { AaveLiquidationOutcome } from './liquidation'
import { repayDebt } from './repay-debt'

/**
 * The account after a liquidation whose collateral was taken as the underlying, in scaled balances as the
 * token contracts burn and transfer them, so that its health equals `getUserAccountData` in that block.
 */
export function applyLiquidation(
  state: AaveMarketState,
  account: AaveAccount,
  outcome: Omit<AaveLiquidationOutcome, 'kind'>,
): AaveAccount {
  const burned = new Set(outcome.deficits.map(({ reserveId }) => reserveId))
  const positions = account.positions.map((position) => {
    let next = position
    if (position.reserveId === outcome.debtId) {
      next =
        outcome.emptiesCollateral || burned.has(position.reserveId)
          ? { ...next, scaledVariableDebt: 0n }
          : repayDebt(state, next, outcome.repaid)
    } else if (burned.has(position.reserveId)) {
      next = { ...next, scaledVariableDebt: 0n }
    }
    return position.reserveId === outcome.collateralId ? seize(state, next, outcome) : next
  })
  return { ...account, positions }
}

/** Burn for the liquidator, then the fee's transfer, at most what the burn left. */
function seize(
  state: AaveMarketState,
  position: AaveReservePosition,
  { seized, protocolFee }: Pick<AaveLiquidationOutcome, 'seized' | 'protocolFee'>,
): AaveReservePosition {
  const index = state.reserves[position.reserveId]?.liquidityIndex ?? RAY
  const toScaled = state.rules.rounding === 'directional' ? rayDivCeil : rayDivHalfUp
  const { collateral } = getReserveBalances(state, position)
  const left = position.scaledCollateral - toScaled(seized, index)
  const scaledFee = toScaled(protocolFee, index)
  return {
    ...position,
    scaledCollateral: scaledFee > left ? 0n : left - scaledFee,
    usedAsCollateral: position.usedAsCollateral && seized + protocolFee !== collateral,
  }
}
