import type { MarketEntry } from '@/lib/config/market-entry'
import { ConfigError } from '@/lib/errors'
import type { MarketAdapter } from '../market-adapter'
import { readCometLiquidation } from './anatomy/read-liquidation'
import type { CometEntry } from './entry'
import { cometFrameFormat } from './frame'
import { CometMarketView } from './market-view'

/** Compound v3: one Comet a market. */
export const compoundV3Adapter: MarketAdapter = {
  format: cometFrameFormat,
  pricesInDollars: false,
  createView: (entry) => new CometMarketView(requireComet(entry)),
  readLiquidation: async ({ client, entry, liquidation, difference, readOtherPrices }) =>
    readCometLiquidation(client, {
      entry: requireComet(entry),
      liquidation,
      difference,
      readOtherPrices,
    }),
}

function requireComet(entry: MarketEntry): CometEntry {
  if (entry.protocol === 'compound-v3') return entry
  throw new ConfigError(`${entry.id} is not a Compound v3 market.`)
}
