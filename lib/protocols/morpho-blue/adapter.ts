import type { MarketEntry } from '@/lib/config/market-entry'
import { ConfigError } from '@/lib/errors'
import type { MarketAdapter } from '../market-adapter'
import { readMorphoLiquidation } from './anatomy/read-liquidation'
import type { MorphoEntry } from './entry'
import { morphoFrameFormat } from './frame'
import { MorphoMarketView } from './market-view'

/** Morpho Blue: every market of one singleton. */
export const morphoBlueAdapter: MarketAdapter = {
  format: morphoFrameFormat,
  pricesInDollars: false,
  createView: (entry) => new MorphoMarketView(requireMorpho(entry)),
  readLiquidation: async ({ client, entry, ...options }) =>
    readMorphoLiquidation(client, { entry: requireMorpho(entry), ...options }),
}

function requireMorpho(entry: MarketEntry): MorphoEntry {
  if (entry.protocol === 'morpho-blue') return entry
  throw new ConfigError(`${entry.id} is not a Morpho Blue.`)
}
