import type { ChainClient } from '@/lib/chain/chain-client'
import type { UsdPrices } from '../../market-adapter'
import { MarketFollower } from '../../testing/market-follower'
import type { MorphoEntry } from '../entry'
import { MorphoMarketView } from '../market-view'

/** Follows the markets of one Morpho. */
export class Follower extends MarketFollower<MorphoMarketView> {
  constructor(options: { client: ChainClient; entry: MorphoEntry; usdPrices?: UsdPrices }) {
    const { entry, ...rest } = options
    super({ ...rest, view: new MorphoMarketView(entry) })
  }
}
