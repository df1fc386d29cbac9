import { encodeFunctionData, parseAbi } from 'viem'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { MarketEntry } from '@/lib/config/market-entry'
import { HistoryUnavailableError } from '@/lib/errors'
import type { AaveMarketState } from '@/lib/risk/aave-v3/state'
import type { Health } from '@/lib/risk/health'
import type { Address } from '@/lib/risk/units'
import type { FeedHeartbeats } from '../feed-heartbeats'
import { getBlocksLate } from '../get-blocks-late'
import type { LiquidatableRecord } from '../liquidatable-record'
import { type LedgerRow, toLogKey, toRowKey } from './frame'
import { getAnswerAt } from './get-answer-at'
import type { AaveMarketSetup } from './market-setup'
import type { RawDeficit, RawLiquidation } from './parse-logs'
import { type FeedAnswers, readFeedAnswers } from './read-feed-answers'
import type { LiquidationSides } from './read-liquidation-sides'
import { readPriceAtBlock } from './read-price-at-block'
import { toLiquidation } from './view/to-liquidation'

const poolRevision = encodeFunctionData({
  abi: parseAbi(['function POOL_REVISION() view returns (uint256)']),
})

type Found = { liquidations: readonly RawLiquidation[]; deficits: readonly RawDeficit[] }

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
  readonly #raw = new Map<string, RawLiquidation>()
  readonly #deficits = new Map<string, RawDeficit>()
  readonly #told = new Map<string, Liquidation>()
  readonly #timestamps = new Map<string, number>()
  /** Keys of what changed since the rows were last taken. */
  readonly #changed = { liquidations: new Set<string>(), deficits: new Set<string>() }

  constructor(options: {
    client: ChainClient
    entry: MarketEntry
    /** What an earlier ledger of this market has left. */
    rows?: { liquidations: Iterable<LedgerRow>; deficits: Iterable<RawDeficit> }
  }) {
    this.#client = options.client
    this.#entry = options.entry
    for (const { raw, told } of options.rows?.liquidations ?? []) {
      this.#raw.set(toLogKey(raw), raw)
      if (told) this.#told.set(toLogKey(raw), told)
    }
    for (const deficit of options.rows?.deficits ?? [])
      this.#deficits.set(toLogKey(deficit), deficit)
  }

  add({ liquidations, deficits }: Found): void {
    for (const each of liquidations) {
      if (this.#raw.has(toLogKey(each))) continue
      this.#raw.set(toLogKey(each), each)
      this.#changed.liquidations.add(toLogKey(each))
    }
    for (const each of deficits) {
      this.#deficits.set(toLogKey(each), each)
      this.#changed.deficits.add(toLogKey(each))
    }
  }

  /** Rows that changed and that no frame has taken. */
  countChanged(): number {
    return this.#changed.liquidations.size
  }

  /** What changed since the last call, as rows of a frame. */
  takeRows(): [string, LedgerRow | RawDeficit | undefined][] {
    const rows: [string, LedgerRow | RawDeficit | undefined][] = []
    for (const key of this.#changed.liquidations) {
      const raw = this.#raw.get(key)
      const row = raw && { raw, told: this.#told.get(key) ?? null }
      rows.push([toRowKey('liquidation', key), row])
    }
    for (const key of this.#changed.deficits)
      rows.push([toRowKey('deficit', key), this.#deficits.get(key)])
    this.#changed.liquidations.clear()
    this.#changed.deficits.clear()
    return rows
  }

  rewind(blockNumber: number): void {
    for (const [key, { blockNumber: at }] of this.#raw)
      if (at > blockNumber) {
        this.#raw.delete(key)
        this.#told.delete(key)
        this.#changed.liquidations.add(key)
      }
    for (const [key, { blockNumber: at }] of this.#deficits)
      if (at > blockNumber) {
        this.#deficits.delete(key)
        this.#changed.deficits.add(key)
      }
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
    for (const raw of this.#waiting()) {
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
    const waiting = this.#waiting()
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
    return [...this.#raw.values()]
      .filter((raw) => {
        const told = this.#told.get(toLogKey(raw))
        return told && (told.healthFactorBefore === null || told.blocksLate === null)
      })
      .sort((a, b) => b.blockNumber - a.blockNumber || b.logIndex - a.logIndex)
  }

  /** Adds what the states around a liquidation tell, where it was not known. */
  addSides(raw: RawLiquidation, sides: LiquidationSides): void {
    const key = toLogKey(raw)
    const told = this.#told.get(key)
    if (!told) return
    const { isFirst, isLast } = this.#getTurn(raw)
    this.#told.set(key, {
      ...told,
      healthFactorBefore: told.healthFactorBefore ?? (isFirst ? toWad(sides.before) : null),
      healthFactorAfter: told.healthFactorAfter ?? (isLast ? toWad(sides.after) : null),
      blocksLate: told.blocksLate ?? (isFirst ? sides.blocksLate : null),
    })
    this.#changed.liquidations.add(key)
  }

  /** Of several liquidations of one account in one block, only the ends are states that a node can tell. */
  #getTurn({ blockHash, borrower, logIndex }: RawLiquidation) {
    const others = [...this.#raw.values()].filter(
      (other) => other.blockHash === blockHash && other.borrower === borrower,
    )
    return {
      isFirst: others.every((other) => other.logIndex >= logIndex),
      isLast: others.every((other) => other.logIndex <= logIndex),
    }
  }

  #waiting(): RawLiquidation[] {
    return [...this.#raw]
      .flatMap(([key, raw]) => (this.#told.has(key) ? [] : [raw]))
      .sort((a, b) => b.blockNumber - a.blockNumber || b.logIndex - a.logIndex)
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
    const deficits = this.#deficitsOf(raw)
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
    this.#told.set(toLogKey(raw), liquidation)
    this.#changed.liquidations.add(toLogKey(raw))
  }

  /** Bad debt that this call burned: logged before it, after the call before in the same transaction. */
  #deficitsOf(raw: RawLiquidation): RawDeficit[] {
    const previous = [...this.#raw.values()]
      .filter((o) => o.transactionHash === raw.transactionHash && o.logIndex < raw.logIndex)
      .reduce((last, { logIndex }) => Math.max(last, logIndex), -1)
    return [...this.#deficits.values()].filter(
      ({ transactionHash, borrower, logIndex }) =>
        transactionHash === raw.transactionHash &&
        borrower === raw.borrower &&
        logIndex > previous &&
        logIndex < raw.logIndex,
    )
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
