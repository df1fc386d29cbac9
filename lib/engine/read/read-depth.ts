import { toDecimalString } from '@/lib/api/decimal'
import type { AsOf } from '@/lib/api/schema/as-of'
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
import { getNearDepth } from '@/lib/depth/get-near-depth'
import { getReferencePool } from '@/lib/depth/get-reference-pool'
import { getReferenceRoute, getRouteDepth } from '@/lib/depth/get-reference-route'
import { getRoutePrice } from '@/lib/depth/get-route-price'
import type { PriceRatio } from '@/lib/depth/get-spot-price'
import type { SaleRoute } from '@/lib/depth/sale-route'
import type { PoolReader } from '@/lib/pools/pool-reader'
import { readRoutes } from '@/lib/pools/read-routes'
import {
  toAveragePrice,
  toDollars,
  toOraclePrice,
  toPriceText,
  toUnitsPerDollar,
} from './depth-prices'
import { type DepthSides, getDepthSides } from './get-depth-sides'
import type { LiveMarkets } from './live-markets'
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
  const asked = getDepthSides({ population, assets: market?.assets ?? [], query })
  const reader = getPools(asOf.chainId)
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
    reason: spot ? null : getReason(sides, { routes, places: reader?.places }),
    referencePool: isDirect
      ? (getReferencePool(pools, sides.collateral.address)?.address ?? null)
      : null,
    referenceRoute: reference && routes.indexOf(reference),
    spotPrice: toPriceText(spot, sides),
    oraclePrice: toPriceText(toOraclePrice(sides), sides),
    curve: spot ? toCurve(routes, { sides, spot }) : [],
    haircut: spot && sides.held > 0n ? toHaircut(routes, { sides, spot }) : null,
  }
}

type Sides = DepthSides & { debt: DepthToken }

/**
 * Of the debts the one that the collateral has the deepest pools with; where it has none with any, the one that it has
 * the deepest way to; else the largest.
 */
async function findDebt(
  { collateral, debts, between }: DepthSides,
  { reader, asOf }: { reader: PoolReader | undefined; asOf: AsOf },
): Promise<{ debt: DepthToken; routes: readonly SaleRoute[] }> {
  const at = { blockHash: asOf.blockHash, blockNumber: asOf.blockNumber }
  const tokenIn = collateral.address
  const toPair = ({ address }: DepthToken) => [tokenIn, address] as const
  const read = debts.length > 1 ? ((await reader?.readAll(debts.map(toPair), at)) ?? []) : []
  const direct = pickDeepest(debts, (_, index) => getNearDepth(read[index] ?? [], tokenIn))
  const asked = direct ? [direct] : debts
  const found = reader
    ? await readRoutes(reader, {
        tokenIn,
        tokensOut: asked.map(({ address }) => address),
        via: between.map(({ address }) => address),
        at,
      })
    : []
  const options = asked.map((debt, index) => ({ debt, routes: found[index] ?? [] }))
  const best =
    pickDeepest(options, ({ routes }) => Math.max(0, ...routes.map(getRouteDepth))) ?? options[0]
  if (!best) throw new RangeError('a sale needs a token to be sold for')
  return best
}

function pickDeepest<Item>(
  items: readonly Item[],
  getDepth: (item: Item, index: number) => number,
): Item | null {
  let best: { item: Item; depth: number } | null = null
  for (const [index, item] of items.entries()) {
    const depth = getDepth(item, index)
    if (depth > (best?.depth ?? 0)) best = { item, depth }
  }
  return best?.item ?? null
}

function getReason(
  { collateral, debt }: Sides,
  { routes, places }: { routes: readonly SaleRoute[]; places: PoolReader['places'] | undefined },
): string {
  const pair = `${collateral.symbol} and ${debt.symbol}`
  if (routes.length > 0)
    return `The pools between ${pair} that are known hold nothing to sell into.`
  if (!places || places.factories + places.pools === 0)
    return 'No factory and no pool is known on this chain: name some in POOLS_FILE.'
  return `No pool of ${pair} is known: the ${places.factories} factories asked have none, and POOLS_FILE names none. Nor has another asset of this market pools with both.`
}

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
