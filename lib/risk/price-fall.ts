import { getChangedPrice } from './changed-price'
import type { Wad } from './units'

/** Prices that fall together, all others held. */
export type PriceFall = {
  /** Addresses in lower case. */
  assets: ReadonlySet<string>
  /** Of today's prices, 0 to 1 in wad. */
  fall: Wad
}

/** An oracle's integer after a fall, floored, at least 1. */
export function lowerPrice(price: bigint | null, fall: Wad): bigint | null {
  return price && getChangedPrice(price, { kind: 'move', move: -fall as Wad })
}
