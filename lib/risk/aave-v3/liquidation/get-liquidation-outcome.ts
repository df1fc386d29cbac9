import { rayDivCeil, rayDivFloor, rayDivHalfUp } from '../../math'
import { getReserveBalances } from '../get-reserve-balances'
import type { AaveAccount, AaveMarketState } from '../state'
import type { AaveLiquidationPair } from './get-liquidation-pair'
import { getSeizure } from './get-seizure'
import type { AaveLiquidationResult } from './liquidation'

/**
 * Amounts of one liquidation of `repay`, already capped: what it seizes, burns and writes off.
 * Follows `LiquidationLogic`, its checks of health, close factor and dust apart.
 */
export function getLiquidationOutcome(
  state: AaveMarketState,
  account: AaveAccount,
  { pair, repay }: { pair: AaveLiquidationPair; repay: bigint },
): AaveLiquidationResult {
  if (pair.liquidationBonus === 0n) return { kind: 'reverts', reason: 'burns-nothing' }
  const seizure = getSeizure(state.rules, pair, repay)
  const { repaid, seized, protocolFee } = seizure
  if (repaid > pair.reserveDebt) return { kind: 'reverts', reason: 'overflow' }
  const emptiesCollateral =
    state.rules.liquidation === 'v3.3' && pair.totalCollateral === seizure.seizedWithFeeBase
  const burnedDebt = emptiesCollateral ? pair.reserveDebt : repaid
  if (!burnsSomething(state, pair, { seized, burnedDebt })) {
    return { kind: 'reverts', reason: 'burns-nothing' }
  }
  return {
    kind: 'executed',
    collateralId: pair.collateralReserve.id,
    debtId: pair.debtReserve.id,
    repaid,
    seized,
    protocolFee,
    emptiesCollateral,
    deficits: emptiesCollateral ? getDeficits(state, account, { pair, repaid }) : [],
  }
}

/** `_burnScaled` reverts where the scaled amount rounds to 0. */
function burnsSomething(
  state: AaveMarketState,
  pair: AaveLiquidationPair,
  { seized, burnedDebt }: { seized: bigint; burnedDebt: bigint },
): boolean {
  const { liquidityIndex } = pair.collateralReserve
  const { variableBorrowIndex } = pair.debtReserve
  if (state.rules.rounding === 'directional') {
    return (
      rayDivCeil(seized, liquidityIndex) !== 0n &&
      rayDivFloor(burnedDebt, variableBorrowIndex) !== 0n
    )
  }
  const burnedVariable = pair.variableDebt < burnedDebt ? pair.variableDebt : burnedDebt
  const burnsDebt =
    burnedVariable === 0n
      ? burnedDebt !== 0n
      : rayDivHalfUp(burnedVariable, variableBorrowIndex) !== 0n
  return burnsDebt && rayDivHalfUp(seized, liquidityIndex) !== 0n
}

/** `_burnDebtTokens` and `_burnBadDebt` with no collateral left: inactive reserves keep their debt. */
function getDeficits(
  state: AaveMarketState,
  account: AaveAccount,
  { pair, repaid }: { pair: AaveLiquidationPair; repaid: bigint },
): { reserveId: number; amount: bigint }[] {
  const own = { reserveId: pair.debtReserve.id, amount: pair.reserveDebt - repaid }
  const others = account.positions
    .filter((position) => position.reserveId !== own.reserveId)
    .filter((position) => position.scaledVariableDebt !== 0n)
    .filter((position) => state.reserves[position.reserveId]?.active === true)
    .map((position) => ({
      reserveId: position.reserveId,
      amount: getReserveBalances(state, position).debt,
    }))
  return [own, ...others].filter(({ amount }) => amount !== 0n)
}
