import type { Health } from '../../health'
import { pow10 } from '../../pow10'
import { type Bps, WAD } from '../../units'
import { getAaveAccountValue } from '../get-account-value'
import { getAppliedPrice } from '../get-applied-price'
import { getReserveBalances } from '../get-reserve-balances'
import type { AaveScenario } from '../scenario'
import type { AaveAccount, AaveMarketState, AaveReserve, AaveReservePosition } from '../state'
import { getLiquidationBonus } from './get-liquidation-bonus'

/** All that `executeLiquidationCall` knows before it computes amounts. */
export type AaveLiquidationPair = {
  collateralReserve: AaveReserve
  debtReserve: AaveReserve
  /** Held as collateral and owed, smallest units; 0 where the account has no such position. */
  collateralBalance: bigint
  variableDebt: bigint
  reserveDebt: bigint
  isCollateral: boolean
  /** Value of an amount x = x · price ÷ unit, base currency units. */
  collateralPrice: bigint
  collateralUnit: bigint
  debtPrice: bigint
  debtUnit: bigint
  liquidationBonus: Bps
  health: Health
  totalCollateral: bigint
  totalDebt: bigint
}

/**
 * One (collateral, debt) pair of an account, valued as `LiquidationLogic.executeLiquidationCall` does.
 * `undefined` where a reserve of it or its price does not exist.
 */
export function getLiquidationPair(
  state: AaveMarketState,
  account: AaveAccount,
  pair: { collateralId: number; debtId: number; scenario?: AaveScenario | undefined },
): AaveLiquidationPair | undefined {
  const { scenario } = pair
  const collateralReserve = state.reserves[pair.collateralId]
  const debtReserve = state.reserves[pair.debtId]
  if (collateralReserve === undefined || debtReserve === undefined) return undefined
  const { eModeCategoryId } = account
  const collateralPrice = getAppliedPrice(state, eModeCategoryId, collateralReserve)
  const debtPrice = getDebtPrice(state, eModeCategoryId, debtReserve)
  if (collateralPrice === null || debtPrice === null) return undefined
  const value = getAaveAccountValue(state, account, scenario)
  const held = findPosition(account, pair.collateralId)
  const owed = findPosition(account, pair.debtId)
  const debt = owed === undefined ? undefined : getReserveBalances(state, owed)
  const usable =
    state.rules.zeroThreshold === 'counted' || collateralReserve.liquidationThreshold !== 0n
  const collateralUnit = pow10(collateralReserve.decimals)
  return {
    collateralReserve,
    debtReserve,
    collateralBalance: held === undefined ? 0n : getReserveBalances(state, held).collateral,
    variableDebt: debt?.variableDebt ?? 0n,
    reserveDebt: debt?.debt ?? 0n,
    isCollateral: usable && held?.usedAsCollateral === true,
    collateralPrice:
      scenario === undefined ? collateralPrice : collateralPrice * scenario.collateralFactor,
    collateralUnit: scenario === undefined ? collateralUnit : collateralUnit * WAD,
    debtPrice,
    debtUnit: pow10(debtReserve.decimals),
    liquidationBonus: getLiquidationBonus(state, account, pair.collateralId),
    health: value.health,
    totalCollateral: value.totalCollateral,
    totalDebt: value.totalDebt,
  }
}

function findPosition(account: AaveAccount, reserveId: number): AaveReservePosition | undefined {
  return account.positions.find((position) => position.reserveId === reserveId)
}

/** v3.0 takes the category's price for any debt of an account in it, without asking the debt's category. */
function getDebtPrice(state: AaveMarketState, eModeCategoryId: number, reserve: AaveReserve) {
  if (state.rules.eMode !== 'category' || eModeCategoryId === 0) return reserve.price
  return state.eModes.get(eModeCategoryId)?.price ?? reserve.price
}
