import { ConfigError } from '@/lib/errors'
import type { MarketAdapter } from '../market-adapter'
import { skyFrameFormat } from './frame'
import { SkyMarketView } from './market-view'

/** Vaults of Maker's core (Vat, Dog, Clippers), one market an ilk. */
export const skyAdapter: MarketAdapter = {
  format: skyFrameFormat,
  pricesInDollars: true,
  createView(entry) {
    if (entry.protocol !== 'sky') throw new ConfigError(`${entry.id} is not a Sky entry.`)
    return new SkyMarketView(entry)
  },
}
