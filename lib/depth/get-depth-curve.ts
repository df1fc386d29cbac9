import type { Wad } from '@/lib/risk/units'
import { WAD } from '@/lib/risk/units'
import { getBestRouteSplit, type RouteSplit } from './get-best-route-split'
import type { PriceRatio } from './get-spot-price'
import type { SaleRoute } from './sale-route'

/** One size of sale. `priceImpact` in wad: how much less each unit brought than at the spot price, fees included. */
export type DepthPoint = RouteSplit & {
  /** Of what was used; `null` where nothing was. Below zero where a pool pays more than the reference's price. */
  priceImpact: Wad | null
}

/** What each size brings, sold at once over the best split of the routes, each size on the pools as they are now. */
export function getDepthCurve(
  routes: readonly SaleRoute[],
  { amounts, spot }: { amounts: readonly bigint[]; spot: PriceRatio },
): DepthPoint[] {
  return amounts.map((amount) => {
    const split = getBestRouteSplit(routes, amount)
    const { amountInUsed: amountIn, amountOut } = split
    return { ...split, priceImpact: getShortfall({ amountIn, amountOut, spot }) }
  })
}

/** `1 − amountOut ÷ (amountIn · price)` in wad, rounded up; `null` for no amount. */
export function getShortfall(sale: {
  amountIn: bigint
  amountOut: bigint
  spot: PriceRatio
}): Wad | null {
  const { amountIn, amountOut, spot } = sale
  const fair = amountIn * spot.out
  if (fair === 0n) return null
  return (WAD - (amountOut * spot.in * WAD) / fair) as Wad
}
