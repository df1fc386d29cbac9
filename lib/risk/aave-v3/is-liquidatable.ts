import { getAaveHealth } from './get-health'
import { getLargestLiquidation, listLiquidationPairs } from './liquidation/get-largest-liquidation'
import type { AaveAccount, AaveMarketState } from './state'

/**
 * Whether some `liquidationCall` against this account would succeed at the state's block: health below 1, and
 * a pair of collateral and debt that nothing blocks (pause, grace period, sentinel, dust, nothing left to take).
 */
export function isLiquidatable(state: AaveMarketState, account: AaveAccount): boolean {
  const health = getAaveHealth(state, account)
  if (health.kind !== 'priced' || !health.liquidatable) return false
  return listLiquidationPairs(account).some((ids) => {
    const largest = getLargestLiquidation(state, account, ids)
    return (
      largest?.blocked === null && largest.result.kind === 'executed' && largest.result.repaid > 0n
    )
  })
}
