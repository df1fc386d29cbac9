import type { Ray, Wad } from '../units'
import { getSkySpot } from './get-spot'
import type { SkyIlkState } from './state'

/**
 * The state after `spotter.poke` with a price (dollars; what the price module answers now by default), which
 * anybody may call. Without a price the spot becomes 0, and nothing can be barked at. Where the ratio or the
 * reference is 0 the poke reverts and the spot stays.
 */
export function applySkyPoke(state: SkyIlkState, price: Wad | null = state.price): SkyIlkState {
  if (state.mat === 0n || state.par === 0n) return { ...state, price }
  const spot = price === null ? (0n as Ray) : getSkySpot({ ...state, price })
  return { ...state, price, spot }
}

/**
 * The state once the price module's next price is the current one and was poked; `null` where it is not known.
 * The debt is as stored: drip the result to `nextPrice.from` for what it will be by then.
 */
export function applySkyNextPrice(state: SkyIlkState): SkyIlkState | null {
  if (state.nextPrice === null) return null
  return { ...applySkyPoke(state, state.nextPrice.price), nextPrice: null }
}
