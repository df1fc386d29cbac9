import { applyMorphoPriceFall } from '@/lib/risk/morpho-blue/apply-price-fall'
import { getMorphoAssetTriggers } from '@/lib/risk/morpho-blue/get-asset-triggers'
import { getMorphoHealth } from '@/lib/risk/morpho-blue/get-health'
import type { AccruedMorphoState, MorphoAccount } from '@/lib/risk/morpho-blue/state'
import type { PriceFalls } from '../../price-falls'
import { toHealth } from './to-health'

export function getMorphoPriceFalls(state: AccruedMorphoState, account: MorphoAccount): PriceFalls {
  return {
    getHealth: (fall) => toHealth(getMorphoHealth(applyMorphoPriceFall(state, fall), account)),
    getTrigger: (asset) =>
      getMorphoAssetTriggers(state, account).find(
        (trigger) => trigger.asset.toLowerCase() === asset.toLowerCase(),
      ),
  }
}
