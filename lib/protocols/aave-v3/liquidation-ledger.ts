import { encodeFunctionData, parseAbi } from 'viem'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { MarketEntry } from '@/lib/config/market-entry'
import { HistoryUnavailableError } from '@/lib/errors'
import type { AaveMarketState } from '@/lib/risk/aave-v3/state'
import type { Health } from '@/lib/risk/health'
import type { Address } from '@/lib/risk/units'
import type { FeedHeartbeats } from '../feed-heartbeats'
import { getBlocksLate } from '../get-blocks-late'
import type { LiquidatableRecord } from '../liquidatable-record'
import type { LedgerRow } from './frame'
import { getAnswerAt } from './get-answer-at'
import { LiquidationRows } from './liquidation-rows'
import type { AaveMarketSetup } from './market-setup'
import type { RawDeficit, RawLiquidation } from './parse-logs'
import { type FeedAnswers, readFeedAnswers } from './read-feed-answers'
import type { LiquidationSides } from './read-liquidation-sides'
import { readPriceAtBlock } from './read-price-at-block'
import { toLiquidation } from './view/to-liquidation'

const poolRevision = encodeFunctionData({
  abi: parseAbi(['function POOL_REVISION() view returns (uint256)']),
})

/** Blocks before the oldest liquidation in which its feeds are looked for an answer. */
const answersBefore = 20_000
const valuedATime = 25

/**
 * A market's liquidations: as the logs tell them, then valued at the prices of their own block. What a node
 * no longer knows stays unknown.
 */
export class LiquidationLedger {
  readonly #client: ChainClient
  readonly #entry: MarketEntry
  readonly #rows: LiquidationRows
  readonly #timestamps = new Map<string, number>()

  constructor(options: {
    client: ChainClient
    entry: MarketEntry
    /** What an earlier ledger of this market has left. */
    rows?: { liquidations: Iterable<LedgerRow>; deficits: Iterable<RawDeficit> }
  }) {
    this.#client = options.client
    this.#entry = options.entry
    this.#rows = new LiquidationRows(options.rows)
  }

  add(found: { liquidations: readonly RawLiquidation[]; deficits: readonly RawDeficit[] }): void {
    this.#rows.add(found)
  }

  /** Rows that changed and that no frame has taken. */
  countChanged(): number {
    return this.#rows.countChanged()
  }

  /** What changed since the last call, as rows of a frame. */
  takeRows(): [string, LedgerRow | RawDeficit | undefined][] {
    return this.#rows.take()
  }

  rewind(blockNumber: number): void {
    this.#rows.rewind(blockNumber)
  }

  /** Values those of the newest block by the state that was just read, older ones as the past. */
  async valueNew(options: {
    setup: AaveMarketSetup
    block: BlockRef
    state: AaveMarketState
    healthOf: (borrower: Address) => { before: Health | undefined; after: Health | undefined }
    liquidatable: LiquidatableRecord<Address> | null
  }): Promise<void> {
    const { block, state, healthOf, liquidatable } = options
    for (const raw of this.#rows.listWaiting()) {
      const isNewest = raw.blockHash === block.hash
      await this.#value(raw, {
        ...options,
        timestamp: isNewest ? block.timestamp : undefined,
        priceOf: isNewest ? getPrices(state) : this.#readPrices(raw, options),
        health: isNewest ? healthOf(raw.borrower) : undefined,
        blocksLate: isNewest
          ? getBlocksLate({ ...raw, account: raw.borrower }, liquidatable)
          : null,
      })
    }
  }

  /** Values all that wait, newest first, at most by a read a price: prices of old blocks, else their feeds' answers. */
  async valuePast(options: {
    setup: AaveMarketSetup
    state: AaveMarketState | undefined
    block: BlockRef
    heartbeats: FeedHeartbeats
  }): Promise<void> {
    const { setup, state, block, heartbeats } = options
    const waiting = this.#rows.listWaiting()
    if (waiting.length === 0 || !state) return
    const answers = await this.#readAnswers(waiting, options)
    for (const [asset, ofAsset] of answers ?? []) {
      const feed = setup.reserves.find((reserve) => reserve?.asset === asset)?.feed
      if (feed) for (const { updatedAt } of ofAsset.slice(-100)) heartbeats.learn(feed, updatedAt)
    }
    for (let begin = 0; begin < waiting.length; begin += valuedATime)
      await Promise.all(
        waiting.slice(begin, begin + valuedATime).map((raw) =>
          this.#value(raw, {
            setup,
            state,
            timestamp: raw.blockHash === block.hash ? block.timestamp : undefined,
            priceOf: answers
              ? async (asset) => getAnswerAt(answers, { asset, ...raw })
              : this.#readPrices(raw, { setup }),
            health: undefined,
            blocksLate: null,
          }),
        ),
      )
  }

  /** Valued ones of which health or delay are not known, newest first. */
  listShallow(): RawLiquidation[] {
    return this.#rows.listShallow()
  }

  /** Adds what the states around a liquidation tell, where it was not known. */
  addSides(raw: RawLiquidation, sides: LiquidationSides): void {
    const told = this.#rows.getTold(raw)
    if (!told) return
    const { isFirst, isLast } = this.#rows.getTurn(raw)
    this.#rows.setTold(raw, {
      ...told,
      healthFactorBefore: told.healthFactorBefore ?? (isFirst ? toWad(sides.before) : null),
      healthFactorAfter: told.healthFactorAfter ?? (isLast ? toWad(sides.after) : null),
      blocksLate: told.blocksLate ?? (isFirst ? sides.blocksLate : null),
    })
  }

  /** The feeds' answers over the past, where the node has lost the states that would tell the prices. */
  async #readAnswers(
    waiting: readonly RawLiquidation[],
    { setup, block }: { setup: AaveMarketSetup; block: BlockRef },
  ): Promise<FeedAnswers | undefined> {
    const oldest = waiting.at(-1)
    if (!oldest || (await this.#hasState(oldest, setup))) return undefined
    const fromBlock = Math.max(0, oldest.blockNumber - answersBefore)
    return readFeedAnswers(this.#client, {
      setup,
      blockHash: block.hash,
      fromBlock,
      toBlock: block.number,
    })
  }

  async #hasState(raw: RawLiquidation, setup: AaveMarketSetup): Promise<boolean> {
    try {
      const { blockHash, blockNumber } = raw
      await this.#client.callAtBlock({ to: setup.pool, data: poolRevision, blockHash, blockNumber })
      return true
    } catch (error) {
      if (error instanceof HistoryUnavailableError) return false
      throw error
    }
  }

  #readPrices(raw: RawLiquidation, { setup }: { setup: AaveMarketSetup }) {
    return (asset: Address) => readPriceAtBlock(this.#client, { setup, asset, ...raw })
  }

  async #value(
    raw: RawLiquidation,
    options: {
      setup: AaveMarketSetup
      state: AaveMarketState
      timestamp: number | undefined
      priceOf: (asset: Address) => Promise<bigint | null>
      health: { before: Health | undefined; after: Health | undefined } | undefined
      blocksLate: number | null
    },
  ): Promise<void> {
    const { setup, state, priceOf, health, blocksLate } = options
    const deficits = this.#rows.listDeficitsOf(raw)
    const assets = new Set([
      raw.collateralAsset,
      raw.debtAsset,
      ...deficits.map((d) => d.debtAsset),
    ])
    const prices = new Map<Address, bigint | null>()
    for (const asset of assets) prices.set(asset, await priceOf(asset))
    const timestamp = options.timestamp ?? raw.blockTimestamp ?? (await this.#readTime(raw))
    const liquidation = toLiquidation({
      entry: this.#entry,
      setup,
      state,
      raw,
      deficits,
      prices,
      timestamp,
      health,
      blocksLate,
    })
    this.#rows.setTold(raw, liquidation)
  }

  async #readTime({ blockHash }: RawLiquidation): Promise<number> {
    const known = this.#timestamps.get(blockHash)
    if (known !== undefined) return known
    const { timestamp } = await this.#client.readBlock(blockHash)
    this.#timestamps.set(blockHash, timestamp)
    return timestamp
  }
}

function getPrices(state: AaveMarketState): (asset: Address) => Promise<bigint | null> {
  return async (asset) => state.reserves.find((reserve) => reserve?.asset === asset)?.price ?? null
}

function toWad(health: Health): string | null {
  return health.kind === 'priced' ? health.healthFactor.toString() : null
}
