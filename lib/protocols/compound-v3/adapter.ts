import { ConfigError } from '@/lib/errors'
import type { MarketAdapter } from '../market-adapter'
import { cometFrameFormat } from './frame'
import { CometMarketView } from './market-view'

/** Compound v3: one Comet a market. */
export const compoundV3Adapter: MarketAdapter = {
  format: cometFrameFormat,
  pricesInDollars: false,
  createView(entry) {
    if (entry.protocol !== 'compound-v3')
      throw new ConfigError(`${entry.id} is not a Compound v3 market.`)
    return new CometMarketView(entry)
  },
}
