import type { AsOf, Source } from '@/lib/api/schema/as-of'
import { ChainReadError } from '@/lib/errors'
import type { Population } from '@/lib/risk/cascade/population'
import { getSource } from '../source'
import type { LiveMarkets } from './live-markets'

/** Everyone with debt in one market, at one block. */
export type PopulationAtBlock = { population: Population; asOf: AsOf; source: Source }

/** @throws NotFoundError for an unknown market, ChainReadError for one that was never read */
export function readPopulation(markets: LiveMarkets, id: string): PopulationAtBlock {
  const { live, snapshot } = markets.get(id)
  if (!snapshot) {
    throw new ChainReadError(`${id} could not be read yet: see /api/v1/status for the reason.`, {
      reason: 'network',
      retryable: true,
    })
  }
  return { population: snapshot.getPopulation(), asOf: snapshot.asOf, source: getSource(live) }
}
