import type { ChainClient } from '@/lib/chain/chain-client'
import type { MarketFrame, UsdPrices } from '../../market-adapter'
import { MarketFollower } from '../../testing/market-follower'
import type { CometEntry } from '../entry'
import { CometMarketView } from '../market-view'

/** Follows one Comet. */
export class Follower extends MarketFollower<CometMarketView> {
  constructor(options: {
    client: ChainClient
    entry: CometEntry
    usdPrices?: UsdPrices
    refreshedAStep?: number
    /** What an earlier process has left. */
    kept?: MarketFrame
  }) {
    const { entry, refreshedAStep, ...rest } = options
    const more = refreshedAStep === undefined ? {} : { refreshedAStep }
    super({ ...rest, view: new CometMarketView(entry), more })
  }
}
