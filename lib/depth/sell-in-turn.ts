import { getBestRouteSplit, type RouteSplit } from './get-best-route-split'
import type { DepthPool } from './pool'
import type { SaleRoute } from './sale-route'

/** One thing to sell, and its ways. */
export type TurnSale = { routes: readonly SaleRoute[]; amountIn: bigint }

type Moved = Map<string, DepthPool>

/**
 * Sells one thing after another, in the order given: each at its best split, into the pools as the sales before have
 * left them, to the wei. What two share is so sold into once. A sale that another one's helps, since it goes the
 * opposite way through a pool, counts as if it were alone: nobody says that they meet.
 * @throws RangeError as `quoteRoute`
 */
export function sellInTurn(sales: readonly TurnSale[]): RouteSplit[] {
  const moved: Moved = new Map()
  return sales.map(({ routes, amountIn }) => {
    const isTouched = routes.some(({ legs }) =>
      legs.some((pools) => pools.some((pool) => moved.has(toKey(pool)))),
    )
    const split = getBestRouteSplit(isTouched ? routes.map(toMoved(moved)) : routes, amountIn)
    note(moved, split)
    if (!isTouched) return split
    const alone = getBestRouteSplit(routes, amountIn)
    return alone.amountOut < split.amountOut ? alone : split
  })
}

const toMoved =
  (moved: Moved) =>
  ({ tokens, legs }: SaleRoute): SaleRoute => ({
    tokens,
    legs: legs.map((pools) => pools.map((pool) => moved.get(toKey(pool)) ?? pool)),
  })

function note(moved: Moved, { parts }: RouteSplit): void {
  for (const { legs } of parts)
    for (const leg of legs)
      for (const { pool, poolAfter, amountInUsed } of leg.parts)
        if (amountInUsed > 0n) moved.set(toKey(pool), poolAfter)
}

function toKey({ address }: DepthPool): string {
  return address.toLowerCase()
}
