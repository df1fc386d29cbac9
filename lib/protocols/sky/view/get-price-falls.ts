import { applySkyPriceFall } from '@/lib/risk/sky/apply-price-fall'
import { getSkyTrigger } from '@/lib/risk/sky/get-liquidation-price'
import type { SkyIlkState, SkyUrn } from '@/lib/risk/sky/state'
import type { PriceFalls } from '../../price-falls'
import { toHealth } from './to-health'

/** By the spot that is stored, until the price falls and is poked. */
export function getSkyPriceFalls(state: SkyIlkState, urn: SkyUrn): PriceFalls {
  return {
    getHealth: (fall) => toHealth(applySkyPriceFall(state, fall), urn),
    getTrigger: (asset) =>
      asset.toLowerCase() === state.gem.asset.toLowerCase() ? getSkyTrigger(state, urn) : undefined,
  }
}
