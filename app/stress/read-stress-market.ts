import type { AsOf, Source } from '@/lib/api/schema/as-of'
import type { Market } from '@/lib/api/schema/market'
import type { Engine } from '@/lib/engine/engine'
import type { Population } from '@/lib/risk/cascade/population'
import type { FeedGraph } from '@/lib/risk/scenarios/feed-graph'
import type { MarketKnowledge } from '@/lib/risk/scenarios/to-scenario-input'
import { readInTime } from '../read-in-time'
import { toBetas } from './to-betas'

/** All that scenarios of one market are played from, of one block. */
export type StressMarket = {
  population: Population
  asOf: AsOf | null
  source: Source
  known: MarketKnowledge
}

/**
 * The accounts of a market and what is known beside them: depth, rates, feeds, and if asked for how prices moved
 * together. null while no block of it could be read.
 */
export async function readStressMarket(
  engine: Engine,
  { market, withBetas }: { market: Market; withBetas: boolean },
): Promise<StressMarket | null> {
  const { id } = market
  const { population, asOf, source } = engine.readPopulation(id)
  if (population === null) return null
  const [venues, feeds, chance] = await Promise.all([
    readInTime(() => engine.readSaleVenues(id)),
    readInTime(() => engine.readFeedGraph(id)),
    withBetas ? readInTime(() => engine.readChance({ market: id })) : null,
  ])
  return {
    population,
    asOf,
    source,
    known: {
      venues: Object.fromEntries(
        population.assets.map(({ address }, index) => [
          address.toLowerCase(),
          venues?.[index] ?? null,
        ]),
      ),
      rates: Object.fromEntries(
        market.assets.map(({ address, borrowRate }) => [address.toLowerCase(), Number(borrowRate)]),
      ),
      betas: chance && toBetas(chance),
      feeds: feeds ?? getSourcesAlone(market),
    },
  }
}

/** Where no node tells what the sources read: assets of one source move together, but for an oracle of two sides. */
function getSourcesAlone({ protocol, assets }: Market): FeedGraph {
  if (protocol === 'morpho-blue') return { sources: [], nodes: [] }
  const sources = assets.map(({ address, price }) => ({
    asset: address.toLowerCase(),
    source: price.source?.toLowerCase() ?? null,
  }))
  return { sources, nodes: [] }
}
