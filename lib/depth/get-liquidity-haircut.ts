import type { Wad } from '@/lib/risk/units'
import { getBestRouteSplit, type RouteSplit } from './get-best-route-split'
import { getShortfall } from './get-depth-curve'
import type { PriceRatio } from './get-spot-price'
import type { SaleRoute } from './sale-route'

/**
 * What all of a collateral would bring if sold at once. `haircut` in wad against `fairPrice`, of the whole amount:
 * what the pools can't take brings nothing. `null` for no amount.
 */
export type LiquidityHaircut = RouteSplit & { haircut: Wad | null }

/** @param fairPrice what a unit is worth in the token received, by the oracle or by the pools' spot price */
export function getLiquidityHaircut(
  routes: readonly SaleRoute[],
  { amountIn, fairPrice }: { amountIn: bigint; fairPrice: PriceRatio },
): LiquidityHaircut {
  const split = getBestRouteSplit(routes, amountIn)
  const { amountOut } = split
  return { ...split, haircut: getShortfall({ amountIn, amountOut, spot: fairPrice }) }
}
