import { applyAavePriceFall } from '@/lib/risk/aave-v3/apply-price-fall'
import { getAssetTriggers } from '@/lib/risk/aave-v3/get-asset-triggers'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import { isLiquidatable } from '@/lib/risk/aave-v3/is-liquidatable'
import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'
import type { PriceFalls } from '../../price-falls'
import { toHealth } from './to-position'

/** @param state of the account's own reserves at least */
export function getAavePriceFalls(state: AaveMarketState, account: AaveAccount): PriceFalls {
  return {
    getHealth(fall) {
      const fallen = applyAavePriceFall(state, account, fall)
      return toHealth(getAaveHealth(fallen, account), () => isLiquidatable(fallen, account))
    },
    getTrigger: (asset) =>
      getAssetTriggers(state, account).find(
        (trigger) => trigger.asset.toLowerCase() === asset.toLowerCase(),
      ),
  }
}
