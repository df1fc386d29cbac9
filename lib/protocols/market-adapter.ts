import type { RiskInput } from '@/lib/api/risk-input'
import type { AsOf } from '@/lib/api/schema/as-of'
import type { BookRow } from '@/lib/api/schema/book'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { Market } from '@/lib/api/schema/market'
import type { Position } from '@/lib/api/schema/position'
import type { BlockRef } from '@/lib/chain/block-ref'
import type { ChainClient } from '@/lib/chain/create-chain-client'
import type { RawLog } from '@/lib/chain/raw-log'
import type { MarketEntry } from '@/lib/config/market-entry'
import type { Address } from '@/lib/risk/units'

/** What `eth_getLogs` must bring for a market to notice every change. */
export type LogFilter = { addresses: readonly Address[]; topics: readonly `0x${string}`[] }

/** A position without what only the engine knows: whether the chain is being followed. */
export type PositionAtBlock = Omit<Position, 'source'>

/** One reading of an account: what is shown, and the exact inputs that it was worked out from. */
export type PositionReading = { position: PositionAtBlock; riskInput: RiskInput }

/** What a market says of itself at a block, without what only the engine knows. */
export type MarketAtBlock = Omit<Market, 'source' | 'phase' | 'progress'>

/** At-risk amounts per level in dollars, cumulative, as `lib/risk` computes them. */
export type CurveAmounts = {
  collateral: Float64Array
  /** What of it is in the chosen asset, in tokens; null where there is none, or no price of it. */
  assetAmount: Float64Array | null
  debt: Float64Array
  accounts: Float64Array
  badDebt: Float64Array
  unpricedAccounts: number
}

/**
 * Every account with debt of one market at one block, as columns: row `i` of each belongs together.
 * The columns are for sorting and filtering; what is shown comes exact from `toBookRow`.
 */
export type BookColumns = {
  length: number
  addresses: readonly Address[]
  /** NaN where unpriced. */
  healthFactors: Float64Array
  collateralUsd: Float64Array
  debtUsd: Float64Array
}

/** One market at one block. Immutable: whoever holds it sees one consistent state. */
export interface MarketSnapshot {
  readonly block: BlockRef
  readonly asOf: AsOf
  getMarket(): MarketAtBlock
  getBook(): BookColumns
  toBookRow(row: number): BookRow
  /** Does row `row` hold or owe this asset? */
  hasAsset(row: number, asset: Address): boolean
  /** Symbol and price of an asset of this market, `undefined` where it is not one. */
  findAsset(asset: Address): { symbol: string; priceUsd: string | null } | undefined
  /** `asset` null: all collateral falls. */
  getCurve(asset: Address | null, levels: readonly number[]): CurveAmounts
  /** From memory, without the protocol's own view; `undefined` for an account that is not followed. */
  findPosition(address: Address): PositionReading | undefined
  /** Newest first. */
  readonly liquidations: readonly Liquidation[]
}

/** A market that is being followed. One at a time calls it; what it publishes is immutable. */
export interface FollowedMarket {
  readonly entry: MarketEntry
  getLogFilter(): LogFilter
  /**
   * Finds the borrowers and liquidations of the past, newest first. Accounts that it finds are read by the
   * next `advance`. Rejects with what stopped it; called again it goes on where it was.
   */
  discover(options: {
    toBlock: BlockRef
    onProgress: () => void
    signal: AbortSignal
  }): Promise<void>
  /** Share of the past that was searched and read, 0 to 1. 1 = live. */
  getProgress(): number
  /** Accounts that wait to be read. */
  countPending(): number
  /** Reads what `logs` (all since the last call, ascending) say has changed, and the market's own state, at `block`. */
  advance(options: { block: BlockRef; logs: readonly RawLog[] }): Promise<MarketSnapshot>
  /** The chain above `blockNumber` was replaced: what came from there is forgotten or read again. */
  rewind(blockNumber: number): void
  /** One account with all it holds and the protocol's own view at the same block; `null` where it has nothing. */
  readPosition(options: { address: Address; block: BlockRef }): Promise<PositionReading | null>
}

/** One protocol: how its markets are opened. Registered in `registry.ts`. */
export interface MarketAdapter {
  /** @throws ConfigError where the entry's addresses are not such a market, ChainReadError where it can't be read now. */
  openMarket(options: {
    client: ChainClient
    entry: MarketEntry
    block: BlockRef
  }): Promise<FollowedMarket>
}
