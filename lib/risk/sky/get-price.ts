import type { Wad } from '../units'
import { getHighestPriceOfSpot } from './get-spot'
import type { SkyIlkState } from './state'

/**
 * The collateral's price in the oracle's dollars: what the price module answers now, or where that can't be
 * read the highest price that the stored spot stands for; `null` without either.
 */
export function getSkyPrice(state: SkyIlkState): Wad | null {
  if (state.price !== null) return state.price
  return state.spot === 0n ? null : getHighestPriceOfSpot(state)
}
