import { applyCometPriceFall } from '@/lib/risk/compound-v3/apply-price-fall'
import { getCometAssetTriggers } from '@/lib/risk/compound-v3/get-asset-triggers'
import { getCometHealth } from '@/lib/risk/compound-v3/get-health'
import type { CometAccount, CometMarketState } from '@/lib/risk/compound-v3/state'
import type { PriceFalls } from '../../price-falls'
import { toHealth } from './to-health'

export function getCometPriceFalls(state: CometMarketState, account: CometAccount): PriceFalls {
  return {
    getHealth(fall) {
      const fallen = applyCometPriceFall(state, fall)
      return toHealth(getCometHealth(fallen, account), fallen)
    },
    getTrigger: (asset) =>
      getCometAssetTriggers(state, account).find(
        (trigger) => trigger.asset.toLowerCase() === asset.toLowerCase(),
      ),
  }
}
