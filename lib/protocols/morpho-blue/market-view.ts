import type { Hex } from 'viem'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { Address, Wad } from '@/lib/risk/units'
import { FeedHeartbeats } from '../feed-heartbeats'
import type { LiquidatableRecord } from '../liquidatable-record'
import { markLiquidatable } from '../mark-liquidatable'
import type {
  FollowedMarket,
  MarketFrame,
  MarketSnapshot,
  MarketView,
  PositionReading,
  UsdPrices,
} from '../market-adapter'
import { toAsOf } from '../to-as-of'
import type { MorphoEntry } from './entry'
import { FamilyTable, type MarketTable } from './family-table'
import { MorphoFollowedMarket } from './follow-market'
import type { MorphoHead, PositionKey } from './frame'
import type { MorphoTotals } from './market-facts'
import { openMorpho } from './open-morpho'
import { readAccountPositions } from './read-account-positions'
import { MorphoSnapshot } from './snapshot'
import { toMarketState } from './to-market-state'
import { getDollars } from './view/dollars'
import type { MorphoMarketData } from './view/market-data'

/** What of a head prices a market and its lines. */
type MorphoPrices = Pick<MorphoHead, 'timestamp' | 'markets' | 'linePrices' | 'usd' | 'updates'>

/** All markets of one Morpho as its frames have left them. */
export class MorphoMarketView implements MarketView {
  readonly entry: MorphoEntry
  readonly table = new FamilyTable()
  #head: MorphoHead | undefined
  #block: BlockRef | undefined
  #heartbeats = new FeedHeartbeats()
  #liquidatable: LiquidatableRecord<PositionKey> | null = null

  constructor(entry: MorphoEntry) {
    this.entry = entry
  }

  get head(): MorphoHead | undefined {
    return this.#head
  }
  /** The block of the newest frame. */
  get block(): BlockRef | undefined {
    return this.#block
  }
  /** Who can be liquidated at that block, and since when. */
  get liquidatable(): LiquidatableRecord<PositionKey> | null {
    return this.#liquidatable
  }

  apply({ block, head: given, rows }: MarketFrame): readonly MarketSnapshot[] {
    const head = given as MorphoHead
    this.#head = head
    this.#block = block
    this.#heartbeats = new FeedHeartbeats(head.rounds)
    const added = this.table.take(rows)
    const snapshots = Array.from(this.table.markets.values(), (market) => {
      const data = this.getData(market, { block, head })
      const { accounts, liquidations } = market
      return new MorphoSnapshot({ block, data, accounts, liquidations })
    })
    this.#liquidatable = markLiquidatable(snapshots, {
      block,
      before: head.liquidatable,
      wasFollowed: (key) => !added.has(key),
    })
    return snapshots
  }

  toFrame(): MarketFrame | undefined {
    if (!this.#head || !this.#block) return undefined
    return { block: this.#block, head: this.#head, rows: new Map(this.table.toRows()) }
  }

  readPositions(options: {
    client: ChainClient
    address: Address
    block: BlockRef
    usdPrices: UsdPrices
  }): Promise<PositionReading[]> {
    const { block, usdPrices } = options
    return readAccountPositions({
      ...options,
      view: this,
      usdOf: (asset) => this.#findUsd(asset, { block, usdPrices }),
    })
  }

  async follow(options: {
    client: ChainClient
    block: BlockRef
    usdPrices: UsdPrices
  }): Promise<FollowedMarket> {
    await openMorpho(options.client, { entry: this.entry, block: options.block })
    return new MorphoFollowedMarket({ ...options, view: this })
  }

  /** One market at a block, by what was read there: the view's own head, or another. */
  getData(
    { row }: Pick<MarketTable, 'row'>,
    { block, head }: { block: BlockRef; head: MorphoPrices },
  ): MorphoMarketData {
    const reading = head.markets.get(row.id)
    const totals = reading ?? row.idle ?? emptyTotals
    const state = toMarketState(row, { totals, timestamp: head.timestamp })
    return {
      entry: this.entry,
      facts: row,
      asOf: toAsOf(block),
      state,
      isPriced: reading !== undefined,
      feeds: row.feeds.map((address) => ({
        address,
        updatedAt: head.updates.get(address) ?? null,
        heartbeatSeconds: this.#heartbeats.get(address),
      })),
      dollars: getDollars(row, { price: state.collateralPrice, usd: head.usd }),
      getLines: (account) => this.#getLines(row.id, { account, head }),
    }
  }

  #getLines(
    marketId: Hex,
    { account, head }: { account: Address; head: Pick<MorphoHead, 'linePrices'> },
  ) {
    return this.table.getLines(marketId, account).map(({ oracle, marketId: _, ...line }) => {
      return { ...line, oraclePrice: head.linePrices.get(oracle) ?? null }
    })
  }

  /** Dollars of a block: those of the frame, or of now for what is newer; an older block's are not known. */
  #findUsd(
    asset: Address,
    { block, usdPrices }: { block: BlockRef; usdPrices: UsdPrices },
  ): string | null {
    if (!this.#block || block.number > this.#block.number) return usdPrices(asset)
    return block.hash === this.#block.hash ? (this.#head?.usd.get(asset) ?? null) : null
  }
}

const emptyTotals: MorphoTotals = {
  totalSupplyAssets: 0n,
  totalSupplyShares: 0n,
  totalBorrowAssets: 0n,
  totalBorrowShares: 0n,
  lastUpdate: 0,
  fee: 0n as Wad,
}
