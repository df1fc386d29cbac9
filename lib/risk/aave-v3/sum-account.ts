import { divCeil } from '../math'
import { pow10 } from '../pow10'
import { type Address, WAD } from '../units'
import { getAppliedPrice } from './get-applied-price'
import type { AaveHealthSums } from './get-health-factor'
import { getLiquidationThreshold } from './get-liquidation-threshold'
import { getCollateral, getStableDebt, getVariableDebt } from './get-reserve-balances'
import type { AaveScenario } from './scenario'
import type { AaveAccount, AaveMarketState } from './state'

/** Sums over the priced legs of an account, and the assets of those in use without a price. */
export type AaveAccountSums = AaveHealthSums & { unpriced: readonly Address[] }

const NONE: readonly Address[] = []

/**
 * The sums of `GenericLogic.calculateUserAccountData`, rounding by rounding. The inner loop of everything
 * exact: it allocates nothing but integers.
 */
export function sumAaveAccount(
  state: AaveMarketState,
  account: AaveAccount,
  scenario?: AaveScenario,
): AaveAccountSums {
  const ceilsDebt = state.rules.rounding === 'directional'
  const ignoresZeroThreshold = state.rules.zeroThreshold === 'ignored'
  let totalCollateral = 0n
  let weightedCollateral = 0n
  let totalDebt = 0n
  let unpriced = NONE
  for (const position of account.positions) {
    const reserve = state.reserves[position.reserveId]
    if (reserve === undefined) continue
    const owes = position.scaledVariableDebt !== 0n || (position.stableDebt?.principal ?? 0n) !== 0n
    if (!position.usedAsCollateral && !owes) continue
    const price = getAppliedPrice(state, account.eModeCategoryId, reserve)
    if (price === null) {
      unpriced = [...unpriced, reserve.asset]
      continue
    }
    const unit = pow10(reserve.decimals)
    if (
      position.usedAsCollateral &&
      !(ignoresZeroThreshold && reserve.liquidationThreshold === 0n)
    ) {
      const worth = getCollateral(state, position, reserve) * price
      const value =
        scenario === undefined ? worth / unit : (worth * scenario.collateralFactor) / (unit * WAD)
      totalCollateral += value
      weightedCollateral += value * getLiquidationThreshold(state, account, reserve.id)
    }
    if (owes) {
      const debt = getVariableDebt(state, position, reserve) + getStableDebt(state, position)
      const value = debt * price
      totalDebt += ceilsDebt ? divCeil(value, unit) : value / unit
    }
  }
  return { totalCollateral, weightedCollateral, totalDebt, unpriced }
}
