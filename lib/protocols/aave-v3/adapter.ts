import type { MarketEntry } from '@/lib/config/market-entry'
import { ConfigError } from '@/lib/errors'
import type { MarketAdapter } from '../market-adapter'
import { readAaveLiquidation } from './anatomy/read-liquidation'
import { readPastPrices } from './anatomy/read-past-prices'
import { aaveFrameFormat } from './frame'
import { AaveMarketView, type AaveV3Entry } from './market-view'

/** Aave v3 markets of every revision, and their unchanged forks. */
export const aaveV3Adapter: MarketAdapter = {
  format: aaveFrameFormat,
  pricesInDollars: true,
  createView: (entry) => new AaveMarketView(requireAave(entry)),
  readLiquidation: async ({ client, entry, ...options }) =>
    readAaveLiquidation(client, { entry: requireAave(entry), ...options }),
  readPrices: async ({ client, entry, block }) =>
    readPastPrices(client, { entry: requireAave(entry), block }),
}

function requireAave(entry: MarketEntry): AaveV3Entry {
  if (entry.protocol === 'aave-v3') return entry
  throw new ConfigError(`${entry.id} is not an Aave v3 market.`)
}
