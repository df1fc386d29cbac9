import { getAaveHealth } from './get-health'
import { getLiquidationPreviews } from './get-liquidation-previews'
import type { AaveAccount, AaveMarketState } from './state'

/**
 * Whether some `liquidationCall` against this account would succeed at the state's block: health below 1, and
 * a pair of collateral and debt that nothing blocks (pause, grace period, sentinel, dust, nothing left to take).
 */
export function isLiquidatable(state: AaveMarketState, account: AaveAccount): boolean {
  const health = getAaveHealth(state, account)
  if (health.kind !== 'priced' || !health.liquidatable) return false
  return getLiquidationPreviews(state, account).some(
    ({ blocked, maxRepay }) => blocked === null && maxRepay > 0n,
  )
}
