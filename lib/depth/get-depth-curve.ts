import type { Address, Wad } from '@/lib/risk/units'
import { WAD } from '@/lib/risk/units'
import { getBestSplit } from './get-best-split'
import type { PriceRatio } from './get-spot-price'
import type { DepthPool } from './pool'

/** One size of sale. `priceImpact` in wad: how much less each unit brought than at the spot price, fees included. */
export type DepthPoint = {
  amountIn: bigint
  amountInUsed: bigint
  amountOut: bigint
  /** Of what was used; `null` where nothing was. Below zero where a pool pays more than the reference's price. */
  priceImpact: Wad | null
}

/** What each size brings, sold at once over the best split of the pools, each size on the pools as they are now. */
export function getDepthCurve(
  pools: readonly DepthPool[],
  { tokenIn, amounts, spot }: { tokenIn: Address; amounts: readonly bigint[]; spot: PriceRatio },
): DepthPoint[] {
  return amounts.map((amountIn) => {
    const { amountInUsed, amountOut } = getBestSplit(pools, { tokenIn, amountIn })
    return {
      amountIn,
      amountInUsed,
      amountOut,
      priceImpact: getShortfall({ amountIn: amountInUsed, amountOut, spot }),
    }
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
