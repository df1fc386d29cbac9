import type { Population } from '../cascade/population'
import type { SaleVenue } from '../cascade/sale-venue'
import type { FeedGraph } from './feed-graph'
import type { ScenarioInput } from './scenario-run'

/** What is known of a market beside its accounts, by lower-case address of the asset. Plain data. */
export type MarketKnowledge = {
  venues: Readonly<Record<string, SaleVenue | null>>
  /** Yearly borrow rates. */
  rates: Readonly<Record<string, number | null>>
  /** `betas[of][to]`: by how much `to` moves when `of` does; null: nothing is known. */
  betas: Readonly<Record<string, Readonly<Record<string, number | null>>>> | null
  feeds: FeedGraph
}

/** The same by asset index of a population. */
export function toScenarioInput(population: Population, known: MarketKnowledge): ScenarioInput {
  const keys = population.assets.map(({ address }) => address.toLowerCase())
  const { betas } = known
  return {
    population,
    venues: keys.map((key) => known.venues[key] ?? null),
    rates: keys.map((key) => known.rates[key] ?? null),
    betas: betas && keys.map((of) => keys.map((to) => betas[of]?.[to] ?? null)),
    feeds: known.feeds,
  }
}
