import type { LiquidationReading, Missing } from '@/lib/anatomy/liquidation-reading'
import type { StateDifference } from '@/lib/anatomy/replay/state-difference'
import type { TokenPrice } from '@/lib/anatomy/token-price'
import type { RiskInput } from '@/lib/api/risk-input'
import type { AsOf } from '@/lib/api/schema/as-of'
import type { Auction } from '@/lib/api/schema/auction'
import type { BookRow } from '@/lib/api/schema/book'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { Market } from '@/lib/api/schema/market'
import type { Position } from '@/lib/api/schema/position'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/create-chain-client'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import type { MarketEntry } from '@/lib/config/market-entry'
import type { PriceSource } from '@/lib/oracles/rounds/price-source'
import type { Population } from '@/lib/risk/cascade/population'
import type { RankedMoves } from '@/lib/risk/rank-moves'
import type { Address } from '@/lib/risk/units'
import type { LiquidatableSince } from './liquidatable-record'
import type { PriceFalls } from './price-falls'

/** What `eth_getLogs` must bring for a market to notice every change. */
export type LogFilter = { addresses: readonly Address[]; topics: readonly `0x${string}`[] }

/** A position without what only the engine knows: whether the chain is being followed. */
export type PositionAtBlock = Omit<Position, 'source'>

/**
 * One reading of an account: what is shown, and the exact inputs that it was worked out from, `null` where there
 * is nothing to play a what-if on.
 */
export type PositionReading = { position: PositionAtBlock; riskInput: RiskInput | null }

/** What a market says of itself at a block, without what only the engine knows. */
export type MarketAtBlock = Omit<Market, 'source' | 'phase' | 'progress' | 'audit'>

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
  /** What of its account each row is, empty for all of it; left out where every account is one row. */
  subaccounts?: readonly string[]
  /** NaN where unpriced. */
  healthFactors: Float64Array
  collateralUsd: Float64Array
  debtUsd: Float64Array
}

/** One market at one block. Immutable: whoever holds it sees one consistent state. */
export interface MarketSnapshot {
  /** The market's: the entry's own where it is one market, `<entry>:<part>` in a family. */
  readonly id: string
  readonly block: BlockRef
  readonly asOf: AsOf
  getMarket(): MarketAtBlock
  getBook(): BookColumns
  toBookRow(row: number): BookRow
  /** Does row `row` hold or owe this asset? */
  hasAsset(row: number, asset: Address): boolean
  /** Symbol and price of an asset of this market, `undefined` where it is not one. */
  findAsset(asset: Address): { symbol: string; priceUsd: string | null } | undefined
  /** Since when that row can be liquidated; `null` where it can't be, and where that was not kept. */
  getLiquidatableSince(row: number): LiquidatableSince | null
  /** `asset` null: all collateral falls. */
  getCurve(asset: Address | null, levels: readonly number[]): CurveAmounts
  /** Whose loans a move of one asset's price reaches first; `undefined` for an asset that is not this market's. */
  getAssetMoves(asset: Address): RankedMoves | undefined
  /** What moves of prices do to that row. */
  getPriceFalls(row: number): PriceFalls
  /** Everyone with debt and the market's rules as number columns, made once: nobody may change it. */
  getPopulation(): Population
  /** Where its prices come from, of a protocol for which `Market.assets[].price.source` does not say it all. */
  readonly priceSources?: readonly PriceSource[]
  /** From memory, without the protocol's own view; empty for an account that is not followed. */
  findPositions(address: Address): PositionReading[]
  /** Newest first. */
  readonly liquidations: readonly Liquidation[]
  /** Of a protocol that sells by auction: those that run, then the newest that are over. */
  readonly auctions?: readonly Auction[]
}

/**
 * What one step of following an entry changed. An entry's whole state is the fold of its frames, in the
 * process that follows the chain, in the database and in the processes that only show it. Plain data that
 * `structuredClone` takes.
 */
export type MarketFrame = {
  block: BlockRef
  /** All that is not in rows: parameters, prices, how far the past was searched. Replaces the one before. */
  head: unknown
  /** Changed rows (accounts, liquidations) by key; `undefined` takes one away. */
  rows: ReadonlyMap<string, unknown>
}

/**
 * Dollars a whole token, as other markets of the chain price it; `null` where none does. For protocols whose own
 * oracle says only one token's price in another: never part of a judgement, only of what is shown in dollars.
 */
export type UsdPrices = (asset: Address) => string | null

/** One entry of the configuration as its frames have left it: all that is shown comes from here. */
export interface MarketView {
  /** Takes a frame in. @returns A snapshot for each of the entry's markets. */
  apply(frame: MarketFrame): readonly MarketSnapshot[]
  /** The whole state as one frame; `undefined` before the first. */
  toFrame(): MarketFrame | undefined
  /**
   * One account with all it holds and the protocol's own view at the same block; empty where it has nothing.
   * @throws HistoryUnavailableError, ReorgError, ChainReadError
   */
  readPositions(options: {
    client: ChainClient
    address: Address
    block: BlockRef
    usdPrices: UsdPrices
  }): Promise<PositionReading[]>
  /**
   * Begins to follow the chain from where the view is; after that, only frames of this follower are applied.
   * @throws ConfigError where the entry's addresses are not such a market, ChainReadError where it can't be read now.
   */
  follow(options: {
    client: ChainClient
    block: BlockRef
    usdPrices: UsdPrices
  }): Promise<FollowedMarket>
}

/** What a comparison with the protocol's own view found. */
export type AuditResult = {
  checked: number
  /** Accounts about which the protocol says something else, as text for the log. */
  misses: readonly { address: Address; ours: string; theirs: string }[]
}

/** An entry that is being followed. One at a time calls it. */
export interface FollowedMarket {
  /** The block after which `advance` wants every log: the view's, or a newer one where it catches up by itself. */
  readonly start: number
  getLogFilter(): LogFilter
  /**
   * Finds the borrowers and liquidations of the past, newest first. Accounts that it finds are read by the
   * next `advance`. Rejects with what stopped it; called again it goes on where it was.
   */
  discover(options: { toBlock: BlockRef; signal: AbortSignal }): Promise<void>
  /** Share of the past that was searched and read, 0 to 1. 1 = live. */
  getProgress(): number
  /** What waits for the next `advance` although no block came: accounts to read, liquidations to tell. */
  countPending(): number
  /** Reads what `logs` (all since the last call, ascending) say has changed, and the market's own state, at `block`. */
  advance(options: { block: BlockRef; logs: readonly RawLog[] }): Promise<MarketFrame>
  /** The chain above `blockNumber` was replaced: what came from there is forgotten or read again. */
  rewind(blockNumber: number): void
  /** Compares up to `sample` accounts, chosen by `random`, with the protocol's own view at the view's block. */
  audit(options: { sample: number; random: () => number }): Promise<AuditResult>
}

/** One protocol. Registered in `registry.ts`. */
export interface MarketAdapter {
  /** Of its frames: rises when they change, and what was kept in another is read anew from the chain. */
  readonly format: number
  /** Its oracle says dollars by itself, so that its prices may stand for dollars in other markets: no circle. */
  readonly pricesInDollars: boolean
  /** @throws ConfigError where the entry is of another protocol */
  createView(entry: MarketEntry): MarketView
  /**
   * What the chain tells of one of its liquidations beyond its logs; where left out, nothing is read back.
   * @throws ReorgError, ChainReadError
   */
  readLiquidation?(options: {
    client: ChainClient
    entry: MarketEntry
    liquidation: Liquidation
    /** What its transaction found and left. */
    difference: StateDifference | Missing
    /** Liquidations of the same account in it. */
    callsInTransaction: number
    /** Dollars of that block by other markets of the chain. */
    readOtherPrices: () => Promise<readonly TokenPrice[]>
  }): Promise<LiquidationReading>
  /**
   * Prices of an entry's tokens at a block, of protocols whose own oracle counts in dollars.
   * @throws ReorgError, ChainReadError
   */
  readPrices?(options: {
    client: ChainClient
    entry: MarketEntry
    block: BlockRef
  }): Promise<TokenPrice[]>
}
