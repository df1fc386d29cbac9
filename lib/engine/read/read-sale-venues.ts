import type { DepthPool } from '@/lib/depth/pool'
import { toSalePool } from '@/lib/depth/to-sale-pool'
import type { PoolReader } from '@/lib/pools/pool-reader'
import { createSaleLadder } from '@/lib/risk/cascade/create-sale-ladder'
import { openVenue } from '@/lib/risk/cascade/open-venue'
import type { Population, PopulationAsset } from '@/lib/risk/cascade/population'
import type { SalePool, SaleVenue } from '@/lib/risk/cascade/sale-venue'
import { sumSidesUsd } from '@/lib/risk/cascade/sum-sides'
import type { LiveMarkets } from './live-markets'
import { requirePopulation } from './read-population'

/** Collaterals whose pools are looked for, the largest first. */
const MOST_COLLATERALS = 12
/** Tokens owed that a collateral may be sold for, the largest debts first. */
const MOST_QUOTES = 3

/** By asset index; `null`: no pool is known. */
export type Venues = readonly (SaleVenue | null)[]

/**
 * Where a market's collateral can be sold, from the pools' state at the block of its snapshot. Each of the largest
 * collaterals is sold for the one of the largest debts in whose pools half of its price is furthest away.
 * @throws NotFoundError, ChainReadError, HistoryUnavailableError
 */
export async function readSaleVenues(
  markets: LiveMarkets,
  { id, getPools }: { id: string; getPools: (chainId: number) => PoolReader | undefined },
): Promise<Venues> {
  const { population, asOf } = requirePopulation(markets, id)
  const pools = getPools(asOf.chainId)
  if (!pools) return population.assets.map(() => null)
  const { held, owed } = sumSidesUsd(population)
  const collaterals = new Set(largest(population, held).slice(0, MOST_COLLATERALS))
  const quotes = largest(population, owed).slice(0, MOST_QUOTES)
  const wanted = population.assets.flatMap((_, index) =>
    collaterals.has(index) ? [{ index, quotes: quotes.filter((quote) => quote !== index) }] : [],
  )
  const addressOf = (index: number) => (population.assets[index] as PopulationAsset).address
  const found = await pools.readAll(
    wanted.flatMap(({ index, quotes: own }) =>
      own.map((quote) => [addressOf(index), addressOf(quote)] as const),
    ),
    { blockHash: asOf.blockHash, blockNumber: asOf.blockNumber },
  )
  const venues = new Map<number, SaleVenue | null>()
  let next = 0
  for (const { index, quotes: own } of wanted) {
    const asset = population.assets[index] as PopulationAsset
    const ladders = own.map((quote) =>
      toLadder(found[next++] ?? [], {
        asset,
        quote: population.assets[quote] as PopulationAsset,
      }),
    )
    venues.set(index, pickDeepest(ladders, asset))
  }
  return population.assets.map((_, index) => venues.get(index) ?? null)
}

function toLadder(
  pools: readonly DepthPool[],
  { asset, quote }: { asset: PopulationAsset; quote: PopulationAsset },
): SaleVenue {
  const salePools = pools
    .map((pool) =>
      toSalePool(pool, {
        tokenIn: asset.address,
        decimals: { in: asset.decimals, out: quote.decimals },
      }),
    )
    .filter((pool): pool is SalePool => pool !== null)
  const { address, symbol, price } = quote
  return createSaleLadder({ quote: { address, symbol, price }, pools: salePools })
}

function pickDeepest(ladders: readonly SaleVenue[], { price }: PopulationAsset): SaleVenue | null {
  let deepest: { venue: SaleVenue | null; depth: number } = { venue: null, depth: 0 }
  for (const venue of ladders) {
    if (venue.kind !== 'ladder') continue
    const open = openVenue(venue, { outsidePrice: price, quotePrice: venue.quote.price })
    const depth = open.getAmountDownTo(price / 2)
    if (depth > deepest.depth) deepest = { venue, depth }
  }
  return deepest.venue
}

/** Indexes of what there is something of, most first. */
function largest({ assets }: Population, dollars: Float64Array): number[] {
  return assets
    .map((_, index) => index)
    .filter((index) => (dollars[index] ?? 0) > 0)
    .sort((a, b) => (dollars[b] ?? 0) - (dollars[a] ?? 0))
}
