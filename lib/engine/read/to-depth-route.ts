import { toDecimalString } from '@/lib/api/decimal'
import type { DepthPart, DepthRoute, DepthToken } from '@/lib/api/schema/depth'
import { getRoutePrice } from '@/lib/depth/get-route-price'
import { getSpotPrice } from '@/lib/depth/get-spot-price'
import type { DepthPool } from '@/lib/depth/pool'
import type { RouteQuote } from '@/lib/depth/quote-route'
import type { SaleRoute } from '@/lib/depth/sale-route'
import { AdapterInvariantError } from '@/lib/errors'
import { toPriceText } from './depth-prices'

type Sides = { collateral: DepthToken; debt: DepthToken; between: readonly DepthToken[] }

/** A route as it is told. @throws AdapterInvariantError for a token that the sale does not know */
export function toDepthRoute(route: SaleRoute, sides: Sides): DepthRoute {
  const tokens = route.tokens.map((address) => findToken(address, sides))
  return {
    tokens: tokens.map(({ address }) => address),
    symbols: tokens.map(({ symbol }) => symbol),
    price: toPriceText(getRoutePrice(route), sides),
    legs: route.legs.map((pools, leg) => {
      const [collateral = sides.collateral, debt = sides.debt] = tokens.slice(leg, leg + 2)
      return pools.map((pool) => toPool(pool, { collateral, debt }))
    }),
  }
}

/** What goes by each route, by its index; those that take nothing are left out. */
export function toDepthParts(parts: readonly RouteQuote[]): DepthPart[] {
  return parts.flatMap(({ amountInUsed, amountOut }, route) =>
    amountInUsed === 0n
      ? []
      : [{ route, amountInUsed: amountInUsed.toString(), amountOut: amountOut.toString() }],
  )
}

function toPool(
  pool: DepthPool,
  leg: { collateral: DepthToken; debt: DepthToken },
): DepthRoute['legs'][number][number] {
  return {
    address: pool.address,
    kind: pool.kind,
    fee: toDecimalString(BigInt(pool.fee), 6),
    price: toPriceText(getSpotPrice(pool, leg.collateral.address), leg),
  }
}

function findToken(address: string, { collateral, debt, between }: Sides): DepthToken {
  const found = [collateral, debt, ...between].find((token) => token.address === address)
  if (found) return found
  throw new AdapterInvariantError(`A route leads over ${address}, which was not asked for.`)
}
