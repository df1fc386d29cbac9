import type { AsOf, Source } from '@/lib/api/schema/as-of'
import type { Population } from '@/lib/risk/cascade/population'
import { getSource } from '../source'
import type { LiveMarkets } from './live-markets'
import { requireRead } from './require-read'

/** Everyone with debt in one market, at one block; `null` while no block of it could be read. */
export type PopulationAtBlock =
  | { population: Population; asOf: AsOf; source: Source }
  | { population: null; asOf: null; source: Source }

/** @throws NotFoundError for an unknown market */
export function readPopulation(markets: LiveMarkets, id: string): PopulationAtBlock {
  const { live, snapshot } = markets.get(id)
  const source = getSource(live)
  if (!snapshot) return { population: null, asOf: null, source }
  return { population: snapshot.getPopulation(), asOf: snapshot.asOf, source }
}

/** The same where there must be one. @throws NotFoundError, ChainReadError for a market that was never read */
export function requirePopulation(
  markets: LiveMarkets,
  id: string,
): PopulationAtBlock & { population: Population } {
  const { live, snapshot } = requireRead(markets.get(id))
  return { population: snapshot.getPopulation(), asOf: snapshot.asOf, source: getSource(live) }
}
