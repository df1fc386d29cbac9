import type { AsOf, Source } from '@/lib/api/schema/as-of'
import type { Market } from '@/lib/api/schema/market'
import type { Engine } from '@/lib/engine/engine'
import type { Population } from '@/lib/risk/cascade/population'
import type { FeedGraph } from '@/lib/risk/scenarios/feed-graph'
import type { MarketKnowledge } from '@/lib/risk/scenarios/to-scenario-input'
import { readFeeds } from './read-feeds'

/** All that scenarios of one market are played from, of one block. */
export type StressMarket = {
  population: Population
  asOf: AsOf | null
  source: Source
  known: MarketKnowledge
}

/**
 * The accounts of a market and what is known beside them: depth, rates, feeds, how prices moved together. null while
 * no block of it could be read.
 */
export async function readStressMarket(
  engine: Engine,
  market: Market,
): Promise<StressMarket | null> {
  const { population, asOf, source } = engine.readPopulation(market.id)
  if (population === null) return null
  return {
    population,
    asOf,
    source,
    known: {
      venues: {},
      rates: Object.fromEntries(
        market.assets.map(({ address, borrowRate }) => [address.toLowerCase(), Number(borrowRate)]),
      ),
      betas: null,
      feeds: (await readFeeds(market.id)) ?? getSourcesAlone(market),
    },
  }
}

/** Where no node tells what the sources read: assets of one source move together. */
function getSourcesAlone({ assets }: Market): FeedGraph {
  const sources = assets.map(({ address, price }) => ({
    asset: address.toLowerCase(),
    source: price.source?.toLowerCase() ?? null,
  }))
  return { sources, nodes: [] }
}
