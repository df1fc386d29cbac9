import type { AsOf } from '@/lib/api/schema/as-of'
import type { CometAccount, CometMarketState } from '@/lib/risk/compound-v3/state'
import type { FeedHeartbeats } from '../../feed-heartbeats'
import type { SweepCopy } from '../../sweep-copy'
import type { CometAssetKey } from '../account-table'
import type { CometQuote } from '../get-quote'
import type { CometFacts } from '../market-facts'

/** A Comet at one block, as the views need it. */
export type CometSnapshotData = {
  asOf: AsOf
  /** As stored: what the view `isLiquidatable` judges by. */
  stored: CometMarketState
  /** Accrued to the block's time, as an action in it would be: what is shown. */
  state: CometMarketState
  facts: CometFacts
  quote: CometQuote
  heartbeats: FeedHeartbeats
}

/** Its accounts at that block. */
export type CometSweepCopy = SweepCopy<CometAccount, CometMarketState, CometAssetKey>
