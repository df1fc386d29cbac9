import { toDecimalString } from '@/lib/api/decimal'
import type { AsOf } from '@/lib/api/schema/as-of'
import type {
  Depth,
  DepthPoint,
  DepthQuery,
  DepthToken,
  LiquidityHaircut,
} from '@/lib/api/schema/depth'
import { getDepthCurve } from '@/lib/depth/get-depth-curve'
import { getDepthSizes } from '@/lib/depth/get-depth-sizes'
import { getLiquidityHaircut } from '@/lib/depth/get-liquidity-haircut'
import { getNearDepth } from '@/lib/depth/get-near-depth'
import { getReferencePool } from '@/lib/depth/get-reference-pool'
import { getSpotPrice, type PriceRatio } from '@/lib/depth/get-spot-price'
import type { DepthPool } from '@/lib/depth/pool'
import type { PoolReader } from '@/lib/pools/pool-reader'
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
  const { debt, pools, reference } = await findDebt(asked, { reader, asOf })
  const sides = { ...asked, debt }
  const spot = reference && getSpotPrice(reference, sides.collateral.address)
  return {
    asOf,
    source,
    market: query.market,
    collateral: sides.collateral,
    debt: sides.debt,
    pools: pools.map((pool) => ({
      address: pool.address,
      kind: pool.kind,
      fee: toDecimalString(BigInt(pool.fee), 6),
      price: toPriceText(getSpotPrice(pool, sides.collateral.address), sides),
    })),
    reason: spot ? null : getReason(sides, { pools, places: reader?.places }),
    referencePool: reference?.address ?? null,
    spotPrice: toPriceText(spot, sides),
    oraclePrice: toPriceText(toOraclePrice(sides), sides),
    curve: spot ? toCurve(pools, { sides, spot }) : [],
    haircut: spot && sides.held > 0n ? toHaircut(pools, { sides, spot }) : null,
  }
}

type Sides = DepthSides & { debt: DepthToken }

/** Of the debts the one that the collateral has the deepest pools with; the largest where it has none with any. */
async function findDebt(
  { collateral, debts }: DepthSides,
  { reader, asOf }: { reader: PoolReader | undefined; asOf: AsOf },
) {
  const { blockHash, blockNumber } = asOf
  const pairs = debts.map((debt) => [collateral.address, debt.address] as const)
  const read = (await reader?.readAll(pairs, { blockHash, blockNumber })) ?? []
  const options = debts.map((debt, index) => {
    const pools = read[index] ?? []
    return { debt, pools, depth: getNearDepth(pools, collateral.address) }
  })
  const [found] = options.toSorted((a, b) => b.depth - a.depth)
  if (!found) throw new RangeError('a sale needs a token to be sold for')
  return { ...found, reference: getReferencePool(found.pools, collateral.address) }
}

function getReason(
  { collateral, debt }: Sides,
  { pools, places }: { pools: readonly DepthPool[]; places: PoolReader['places'] | undefined },
): string {
  const pair = `${collateral.symbol} and ${debt.symbol}`
  if (pools.length > 0) return `The pools of ${pair} that are known hold nothing to sell into.`
  if (!places || places.factories + places.pools === 0)
    return 'No factory and no pool is known on this chain: name some in POOLS_FILE.'
  return `No pool of ${pair} is known: the ${places.factories} factories asked have none, and POOLS_FILE names none.`
}

function toCurve(
  pools: readonly DepthPool[],
  { sides, spot }: { sides: Sides; spot: PriceRatio },
): DepthPoint[] {
  const amounts = getDepthSizes(sides.held, toUnitsPerDollar(sides.collateral))
  const points = getDepthCurve(pools, { tokenIn: sides.collateral.address, amounts, spot })
  return points.map(({ amountIn, amountInUsed, amountOut, priceImpact }) => ({
    amountIn: amountIn.toString(),
    amountInUsd: toDollars(amountIn, sides.collateral),
    amountInUsed: amountInUsed.toString(),
    amountOut: amountOut.toString(),
    price: toAveragePrice({ amountIn: amountInUsed, amountOut }, sides),
    priceImpact: priceImpact === null ? null : toDecimalString(priceImpact, 18),
  }))
}

function toHaircut(
  pools: readonly DepthPool[],
  { sides, spot }: { sides: Sides; spot: PriceRatio },
): LiquidityHaircut {
  const { collateral, debt, held } = sides
  const against = (fairPrice: PriceRatio) =>
    getLiquidityHaircut(pools, { tokenIn: collateral.address, amountIn: held, fairPrice })
  const bySpot = against(spot)
  const oracle = toOraclePrice(sides)
  const byOracle = oracle && against(oracle).haircut
  return {
    amountIn: held.toString(),
    amountInUsd: toDollars(held, collateral),
    amountInUsed: bySpot.amountInUsed.toString(),
    amountOut: bySpot.amountOut.toString(),
    amountOutUsd: toDollars(bySpot.amountOut, debt),
    belowOracle: byOracle === null ? null : toDecimalString(byOracle, 18),
    belowSpot: bySpot.haircut === null ? null : toDecimalString(bySpot.haircut, 18),
  }
}
