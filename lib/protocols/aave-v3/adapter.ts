import { ConfigError } from '@/lib/errors'
import type { MarketAdapter } from '../market-adapter'
import { AaveFollowedMarket } from './follow-market'
import { readMarketSetup } from './read-market-setup'

/** Aave v3 markets of every revision, and their unchanged forks. */
export const aaveV3Adapter: MarketAdapter = {
  async openMarket({ client, entry, block }) {
    if (entry.protocol !== 'aave-v3') throw new ConfigError(`${entry.id} is not an Aave v3 market.`)
    const { poolAddressesProvider } = entry
    const setup = await readMarketSetup(client, { poolAddressesProvider, blockHash: block.hash })
    return new AaveFollowedMarket({ client, entry, setup })
  },
}
