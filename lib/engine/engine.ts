import type { ChanceQuery } from '@/lib/api/endpoints/chance'
import type { Nearest, NearestQuery } from '@/lib/api/nearest'
import type { RiskInput } from '@/lib/api/risk-input'
import type { Auction, Auctions } from '@/lib/api/schema/auction'
import type { Book } from '@/lib/api/schema/book'
import type { Cascade, CascadeQuery } from '@/lib/api/schema/cascade'
import type { Chance, PositionChance } from '@/lib/api/schema/chance'
import type { Curve } from '@/lib/api/schema/curve'
import type { Depth, DepthQuery, MarketHaircut } from '@/lib/api/schema/depth'
import type { AccountHistory, MarketHistory } from '@/lib/api/schema/history'
import type { Liquidation, LiquidationDay, Liquidations } from '@/lib/api/schema/liquidation'
import type { LiquidationDetail } from '@/lib/api/schema/liquidation-anatomy'
import type { Market } from '@/lib/api/schema/market'
import type {
  MarketLiquidations,
  MarketLiquidationsQuery,
} from '@/lib/api/schema/market-liquidations'
import type { PopulationAnswer, PopulationQuery } from '@/lib/api/schema/population'
import type { Account } from '@/lib/api/schema/position'
import type {
  AuctionsQuery,
  BookQuery,
  CurveQuery,
  HistoryQuery,
  LiquidationsQuery,
} from '@/lib/api/schema/query'
import type { Status } from '@/lib/api/schema/status'
import type { BlockEvent, ReorgEvent } from '@/lib/api/schema/stream'
import type { FeedGraph } from '@/lib/risk/scenarios/feed-graph'
import type { Address } from '@/lib/risk/units'
import type { PopulationAtBlock } from './read/read-population'
import type { Venues } from './read/read-sale-venues'

export type StreamEvent =
  | { event: 'block'; id: string; data: BlockEvent }
  | { event: 'reorg'; id: string; data: ReorgEvent }
  | { event: 'liquidation'; id: string; data: Liquidation }

/** Markets, who borrows in them, and how near to liquidation that is. */
interface MarketReads {
  readMarkets(): Market[]
  /** @throws NotFoundError with the ids that there are. */
  readMarket(id: string): Market
  /** @throws NotFoundError, InvalidRequestError, StoreError where history can't be read now. */
  readMarketHistory(id: string, query: HistoryQuery): Promise<MarketHistory>
  /** Nearest to liquidation first. @throws InvalidRequestError for a market, asset or cursor that there is not. */
  readBook(query: BookQuery): Book
  /** All matching rows, for CSV. */
  readWholeBook(query: BookQuery): Book
  readCurve(query: CurveQuery): Curve
  /** Whose loans a fall of one asset's price reaches first: the book beside its curve. @throws as `readBook` */
  readNearest(query: NearestQuery): Nearest
}

/** One account, over all markets. */
interface AccountReads {
  /** Address or ENS name to address. @throws InvalidRequestError, NotFoundError (name without an address). */
  resolveAccount(addressOrName: string): Promise<{ address: Address; ensName: string | null }>
  /**
   * Every position of an account, at the newest snapshots or pinned to a block.
   * @throws HistoryUnavailableError where no node has that block's state, InvalidRequestError for one ahead of the head.
   */
  readAccount(address: Address, options?: { block?: number }): Promise<Account>
  /**
   * The inputs of `lib/risk` behind the positions of an account that was read, at the blocks of its `asOf` and
   * without another read of the chain. A position whose reading is no longer at hand has none.
   */
  readRiskInputs(account: Pick<Account, 'address' | 'asOf' | 'positions'>): Promise<RiskInput[]>
  /** @throws InvalidRequestError, StoreError where history can't be read now. */
  readAccountHistory(address: Address, query: HistoryQuery): Promise<AccountHistory>
}

/** What could happen to a market: what moves its prices, what a sale brings, what a shock sets off. */
interface RiskReads {
  /** Which feeds a market's prices hang on. @throws NotFoundError, ChainReadError where no node tells now. */
  readFeedGraph(id: string): Promise<FeedGraph>
  /**
   * Volatilities and correlations from the oracles' rounds, a market's worst days, an account's chances in it.
   * @throws NotFoundError; ChainReadError, HistoryUnavailableError, ReorgError where rounds can't be read now
   */
  readChance(query: ChanceQuery): Promise<Chance>
  /** The chances of positions that were read, in their order. @throws as `readChance` */
  readPositionChances(account: Pick<Account, 'positions'>): Promise<PositionChance[]>
  /** What selling a collateral brings, from the pools as they are at the market's block; asks a node once a block. */
  readDepth(query: DepthQuery): Promise<Depth>
  /** What all collaterals of a market would bring together, once a block. @throws as `readDepth` */
  readMarketHaircut(id: string): Promise<MarketHaircut>
  /** Everyone with debt in a market, as number columns. @throws NotFoundError */
  readPopulation(id: string): PopulationAtBlock
  /** By index of the population's assets, `null` without a known pool. @throws as `readDepth` */
  readSaleVenues(id: string): Promise<Venues>
  /** The population and its venues for the API. @throws NotFoundError, ChainReadError for a market that was never read */
  readPopulationAnswer(query: PopulationQuery): Promise<PopulationAnswer>
  /** What a shock sets off. @throws NotFoundError, InvalidRequestError, ChainReadError, BusyError */
  readCascade(query: CascadeQuery): Promise<Cascade>
}

/** What was liquidated and what is being sold. */
interface LiquidationReads {
  readLiquidations(query: LiquidationsQuery): Liquidations
  readWholeLiquidations(query: LiquidationsQuery): Liquidations
  /** @throws NotFoundError */
  readLiquidation(id: string): Liquidation
  /**
   * With what happened in and around its transaction, read from the chain when it is asked for, then held.
   * @throws NotFoundError; ReorgError, ChainReadError where no node answers now
   */
  readLiquidationDetail(id: string): Promise<LiquidationDetail>
  /** One row a UTC day, oldest first, days without any included. */
  readLiquidationDays(market?: string): LiquidationDay[]
  /**
   * How well a market liquidates, and which loans past their line nobody takes.
   * @throws NotFoundError, ChainReadError where nothing of the market was read yet
   */
  readMarketLiquidations(id: string, query: MarketLiquidationsQuery): Promise<MarketLiquidations>
  /** Those that run first, then those that are over, each newest first. @throws as `readBook` */
  readAuctions(query: AuctionsQuery): Auctions
  readWholeAuctions(query: AuctionsQuery): Auctions
  /** @throws NotFoundError */
  readAuction(id: string): Auction
}

/** How the engine itself does. */
interface EngineState {
  readStatus(): Status
  /** Another text whenever an answer from memory might be another: answers may be kept while it stays. */
  readVersion(): string
  /** Prometheus text. */
  readMetrics(): Promise<string>
}

/**
 * What pages and routes read. Every answer is made from one immutable snapshot a market, in the shapes of
 * the public API, so that a page and the JSON behind it can't disagree.
 */
export interface Engine
  extends MarketReads,
    AccountReads,
    RiskReads,
    LiquidationReads,
    EngineState {
  /**
   * Events from now on; with `lastEventId` those missed since, as far as they are still held, otherwise one
   * `block` event a chain that says where it stands. Returns the function that ends it.
   */
  subscribe(listener: (event: StreamEvent) => void, lastEventId?: string): () => void
}
