import type { AsOf, Source } from '@/lib/api/schema/as-of'
import { ChainReadError } from '@/lib/errors'
import type { Population } from '@/lib/risk/cascade/population'
import { getSource } from '../source'
import type { LiveMarkets } from './live-markets'

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
  const read = readPopulation(markets, id)
  if (read.population !== null) return read
  throw new ChainReadError(`${id} could not be read yet: see /api/v1/status for the reason.`, {
    reason: 'network',
    retryable: true,
  })
}
