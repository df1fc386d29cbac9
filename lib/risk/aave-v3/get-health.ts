import type { Health } from '../health'
import { getAaveAccountValue } from './get-account-value'
import type { AaveAccount, AaveMarketState } from './state'

/**
 * Health of an account at the state's block; `healthFactor` equals `getUserAccountData` to the wei and
 * `liquidatable` is `healthFactor < 1` strictly. Pauses and sentinels belong to the previews.
 */
export function getAaveHealth(state: AaveMarketState, account: AaveAccount): Health {
  return getAaveAccountValue(state, account).health
}
