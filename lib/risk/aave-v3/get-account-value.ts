import type { BaseCurrency, Bps } from '../units'
import type { AaveScenario } from './scenario'
import type { AaveAccount, AaveAccountValue, AaveMarketState } from './state'
import { sumAaveAccount } from './sum-account'
import { toAaveHealth } from './to-health'

/**
 * Sums and health of an account at the state's block, to the wei of `getUserAccountData`.
 * Follows `GenericLogic.calculateUserAccountData` of the state's rules, rounding by rounding.
 * A reserve in use without a price (where the contract reverts) makes health `unpriced`.
 */
export function getAaveAccountValue(
  state: AaveMarketState,
  account: AaveAccount,
  scenario?: AaveScenario,
): AaveAccountValue {
  const sums = sumAaveAccount(state, account, scenario)
  const { totalCollateral, totalDebt, weightedCollateral } = sums
  const average = totalCollateral === 0n ? 0n : weightedCollateral / totalCollateral
  return {
    totalCollateral: totalCollateral as BaseCurrency,
    totalDebt: totalDebt as BaseCurrency,
    weightedCollateral,
    averageLiquidationThreshold: average as Bps,
    health: toAaveHealth(state.rules, sums),
  }
}
