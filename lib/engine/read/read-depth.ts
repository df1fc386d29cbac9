import { toDecimalString } from '@/lib/api/decimal'
import type {
  Depth,
  DepthPoint,
  DepthQuery,
  DepthToken,
  LiquidityHaircut,
} from '@/lib/api/schema/depth'
import { getDepthCurve, getShortfall } from '@/lib/depth/get-depth-curve'
import { getDepthSizes } from '@/lib/depth/get-depth-sizes'
import { getLiquidityHaircut } from '@/lib/depth/get-liquidity-haircut'
import { getReferencePool } from '@/lib/depth/get-reference-pool'
import { getReferenceRoute } from '@/lib/depth/get-reference-route'
import { getRoutePrice } from '@/lib/depth/get-route-price'
import type { PriceRatio } from '@/lib/depth/get-spot-price'
import type { SaleRoute } from '@/lib/depth/sale-route'
import type { PoolReader } from '@/lib/pools/pool-reader'
import { sumSides } from '@/lib/risk/cascade/sum-sides'
import {
  toAveragePrice,
  toDollars,
  toOraclePrice,
  toPriceText,
  toUnitsPerDollar,
} from './depth-prices'
import { findDebt } from './find-debt'
import { getDepthReason } from './get-depth-reason'
import { type DepthSides, getDepthSides } from './get-depth-sides'
import type { LiveMarkets } from './live-markets'
import { readMarketHaircut } from './read-market-haircut'
import { requirePopulation } from './read-population'
import { toDepthParts, toDepthRoute } from './to-depth-route'

/**
 * What selling a collateral of a market for a debt asset brings, from the pools' state at the block of the market's
 * snapshot.
 * @throws NotFoundError for an unknown market, InvalidRequestError for a token that it does not list, ChainReadError,
 * HistoryUnavailableError where that block's state is gone, AdapterInvariantError for a pool that is none
 */
export async function readDepth(
  markets: LiveMarkets,
  { query, getPools }: { query: DepthQuery; getPools: (chainId: number) => PoolReader | undefined },
): Promise<Depth> {
  const { population, asOf, source } = requirePopulation(markets, query.market)
  const market = markets.get(query.market).snapshot?.getMarket()
  const assets = market?.assets ?? []
  const asked = getDepthSides({ population, sides: sumSides(population), assets, query })
  const reader = getPools(asOf.chainId)
  const isWholeAsked = query.whole === 'true' && query.format === 'json'
  const wholeMarket = isWholeAsked
    ? readMarketHaircut(markets, { id: query.market, getPools })
    : null
  const { debt, routes } = await findDebt(asked, { reader, asOf })
  const sides = { ...asked, debt }
  const reference = getReferenceRoute(routes)
  const spot = reference && getRoutePrice(reference)
  const shown = routes.map((route) => toDepthRoute(route, sides))
  const [direct] = shown.filter(({ legs }) => legs.length === 1)
  const [pools = [], ...further] = reference?.legs ?? []
  const isDirect = further.length === 0
  return {
    asOf,
    source,
    market: query.market,
    collateral: sides.collateral,
    debt: sides.debt,
    pools: direct?.legs[0] ?? [],
    routes: shown,
    reason: spot ? null : getDepthReason(sides, { routes, places: reader?.places }),
    referencePool: isDirect
      ? (getReferencePool(pools, sides.collateral.address)?.address ?? null)
      : null,
    referenceRoute: reference && routes.indexOf(reference),
    spotPrice: toPriceText(spot, sides),
    oraclePrice: toPriceText(toOraclePrice(sides), sides),
    curve: spot ? toCurve(routes, { sides, spot }) : [],
    haircut: spot && sides.held > 0n ? toHaircut(routes, { sides, spot }) : null,
    wholeMarket: await wholeMarket,
  }
}

type Sides = DepthSides & { debt: DepthToken }

function toCurve(
  routes: readonly SaleRoute[],
  { sides, spot }: { sides: Sides; spot: PriceRatio },
): DepthPoint[] {
  const amounts = getDepthSizes(sides.held, toUnitsPerDollar(sides.collateral))
  const points = getDepthCurve(routes, { amounts, spot })
  return points.map(({ amountIn, amountInUsed, amountOut, priceImpact, parts }) => ({
    amountIn: amountIn.toString(),
    amountInUsd: toDollars(amountIn, sides.collateral),
    amountInUsed: amountInUsed.toString(),
    amountOut: amountOut.toString(),
    price: toAveragePrice({ amountIn: amountInUsed, amountOut }, sides),
    priceImpact: priceImpact === null ? null : toDecimalString(priceImpact, 18),
    parts: toDepthParts(parts),
  }))
}

function toHaircut(
  routes: readonly SaleRoute[],
  { sides, spot }: { sides: Sides; spot: PriceRatio },
): LiquidityHaircut {
  const { collateral, debt, held: amountIn } = sides
  const sale = getLiquidityHaircut(routes, { amountIn, fairPrice: spot })
  const { amountInUsed, amountOut, haircut } = sale
  const oracle = toOraclePrice(sides)
  const byOracle = oracle && getShortfall({ amountIn, amountOut, spot: oracle })
  return {
    amountIn: amountIn.toString(),
    amountInUsd: toDollars(amountIn, collateral),
    amountInUsed: amountInUsed.toString(),
    amountOut: amountOut.toString(),
    amountOutUsd: toDollars(amountOut, debt),
    belowOracle: byOracle === null ? null : toDecimalString(byOracle, 18),
    belowSpot: haircut === null ? null : toDecimalString(haircut, 18),
    parts: toDepthParts(sale.parts),
  }
}
