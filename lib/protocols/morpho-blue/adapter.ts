import { ConfigError } from '@/lib/errors'
import type { MarketAdapter } from '../market-adapter'
import { morphoFrameFormat } from './frame'
import { MorphoMarketView } from './market-view'

/** Morpho Blue: every market of one singleton. */
export const morphoBlueAdapter: MarketAdapter = {
  format: morphoFrameFormat,
  pricesInDollars: false,
  createView(entry) {
    if (entry.protocol !== 'morpho-blue') throw new ConfigError(`${entry.id} is not a Morpho Blue.`)
    return new MorphoMarketView(entry)
  },
}
