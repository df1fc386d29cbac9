import type { AsOf } from '@/lib/api/schema/as-of'
import type { AaveMarketState } from '@/lib/risk/aave-v3/state'
import type { FeedHeartbeats } from '../../feed-heartbeats'
import type { AaveMarketFacts } from '../market-facts'

/** A market at one block, as the views need it. */
export type AaveSnapshotData = {
  asOf: AsOf
  state: AaveMarketState
  facts: AaveMarketFacts
  heartbeats: FeedHeartbeats
}
