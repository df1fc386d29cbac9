import { getBestSplit, type Split } from './get-best-split'
import { getRouteStretches } from './get-route-stretches'
import type { SaleRoute } from './sale-route'
import { getRoomDownTo } from './sell-into-stretches'

/** `legs`: the exact sale of each, the second's amount in being what the first gave. */
export type RouteQuote = {
  amountIn: bigint
  amountInUsed: bigint
  amountOut: bigint
  legs: readonly Split[]
}

/**
 * What a route gives for an amount: each leg at its best split, to the wei. Where a later leg can't take all that the
 * earlier would give, only as much is sold as comes through, worked out in floating point (some 1e-9 of it may be left
 * between); `amountInUsed` is then less than `amountIn`, as where the first leg's liquidity ends.
 * @throws RangeError when a pool does not hold its leg's token, or for an amount outside of 0 to 2^255 − 1
 */
export function quoteRoute(route: SaleRoute, amountIn: bigint): RouteQuote {
  const legs = quoteLegs(route, amountIn)
  if (isThrough(legs)) return toQuote(legs, amountIn)
  const room = Math.floor(getRoomDownTo(getRouteStretches(route), 0))
  const fits = Number.isFinite(room) && BigInt(room) < amountIn
  return toQuote(fits ? quoteLegs(route, BigInt(room)) : legs, amountIn)
}

function quoteLegs({ tokens, legs }: SaleRoute, amountIn: bigint): Split[] {
  let given = amountIn
  return legs.map((pools, leg) => {
    const tokenIn = tokens[leg]
    if (!tokenIn) throw new RangeError('A leg of a route needs a token')
    const split = getBestSplit(pools, { tokenIn, amountIn: given })
    given = split.amountOut
    return split
  })
}

function isThrough([, ...later]: readonly Split[]): boolean {
  return later.every((split) => split.amountInUsed === split.amountIn)
}

function toQuote(legs: readonly Split[], amountIn: bigint): RouteQuote {
  const amountInUsed = legs[0]?.amountInUsed ?? 0n
  return { amountIn, amountInUsed, amountOut: legs.at(-1)?.amountOut ?? 0n, legs }
}
