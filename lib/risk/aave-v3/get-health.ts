import type { Health } from '../health'
import type { AaveAccount, AaveMarketState } from './state'
import { sumAaveAccount } from './sum-account'
import { toAaveHealth } from './to-health'

/**
 * Health of an account at the state's block; `healthFactor` equals `getUserAccountData` to the wei and
 * `liquidatable` is `healthFactor < 1` strictly. Pauses and sentinels belong to the previews.
 */
export function getAaveHealth(state: AaveMarketState, account: AaveAccount): Health {
  return toAaveHealth(state.rules, sumAaveAccount(state, account))
}
