import { ConfigError } from '@/lib/errors'
import type { MarketAdapter } from '../market-adapter'
import { aaveFrameFormat } from './frame'
import { AaveMarketView } from './market-view'

/** Aave v3 markets of every revision, and their unchanged forks. */
export const aaveV3Adapter: MarketAdapter = {
  format: aaveFrameFormat,
  createView(entry) {
    if (entry.protocol !== 'aave-v3') throw new ConfigError(`${entry.id} is not an Aave v3 market.`)
    return new AaveMarketView(entry)
  },
}
