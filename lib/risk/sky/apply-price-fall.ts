import { lowerPrice, type PriceFall } from '../price-fall'
import type { Wad } from '../units'
import { applySkyPoke } from './apply-poke'
import { getSkyPrice } from './get-price'
import type { SkyIlkState } from './state'

/** The ilk once its collateral's price has fallen and was poked. What is owed counts at `par`, whatever it is worth. */
export function applySkyPriceFall(state: SkyIlkState, { assets, fall }: PriceFall): SkyIlkState {
  const price = getSkyPrice(state)
  if (price === null || !assets.has(state.gem.asset.toLowerCase())) return state
  return applySkyPoke(state, lowerPrice(price, fall) as Wad | null)
}
