import type { Address, Wad } from '@/lib/risk/units'
import { getBestSplit } from './get-best-split'
import { getShortfall } from './get-depth-curve'
import type { PriceRatio } from './get-spot-price'
import type { DepthPool } from './pool'

/**
 * What all of a collateral would bring if sold at once. `haircut` in wad against `fairPrice`, of the whole amount:
 * what the pools can't take brings nothing. `null` for no amount.
 */
export type LiquidityHaircut = {
  amountIn: bigint
  amountInUsed: bigint
  amountOut: bigint
  haircut: Wad | null
}

/** @param fairPrice what a unit is worth in the token received, by the oracle or by the pools' spot price */
export function getLiquidityHaircut(
  pools: readonly DepthPool[],
  sale: { tokenIn: Address; amountIn: bigint; fairPrice: PriceRatio },
): LiquidityHaircut {
  const { tokenIn, amountIn, fairPrice } = sale
  const { amountInUsed, amountOut } = getBestSplit(pools, { tokenIn, amountIn })
  return {
    amountIn,
    amountInUsed,
    amountOut,
    haircut: getShortfall({ amountIn, amountOut, spot: fairPrice }),
  }
}
