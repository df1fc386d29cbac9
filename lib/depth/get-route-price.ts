import { getReferencePool } from './get-reference-pool'
import { getSpotPrice, type PriceRatio } from './get-spot-price'
import type { SaleRoute } from './sale-route'

/**
 * A route's own price for nothing sold, before fees: that of each leg's reference pool, multiplied. `null` where a leg
 * has no pool that takes anything.
 */
export function getRoutePrice({ tokens, legs }: SaleRoute): PriceRatio | null {
  const price = { out: 1n, in: 1n }
  for (const [leg, pools] of legs.entries()) {
    const tokenIn = tokens[leg]
    const reference = tokenIn && getReferencePool(pools, tokenIn)
    const spot = reference && getSpotPrice(reference, tokenIn)
    if (!spot) return null
    price.out *= spot.out
    price.in *= spot.in
  }
  return price
}
