import type { AsOf } from '@/lib/api/schema/as-of'
import type { BookRow } from '@/lib/api/schema/book'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/block-ref'
import type { MarketEntry } from '@/lib/config/market-entry'
import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'
import type { Address } from '@/lib/risk/units'
import type {
  BookColumns,
  CurveAmounts,
  MarketAtBlock,
  MarketSnapshot,
  PositionAtBlock,
} from '../market-adapter'
import { toAsOf } from '../to-as-of'
import type { FrozenAccounts } from './account-table'
import type { AaveMarketFacts } from './market-facts'
import type { FeedHeartbeats } from './view/feed-heartbeats'
import type { AaveSnapshotData } from './view/snapshot-data'
import { toBookRow } from './view/to-book-row'
import { toEModes, toMarketAssets, toRuleSet } from './view/to-market'
import { toPosition } from './view/to-position'
import { toTotals } from './view/to-totals'
import { toUsd } from './view/to-usd'
