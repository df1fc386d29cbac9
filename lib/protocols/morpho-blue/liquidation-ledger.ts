import type { Hex } from 'viem'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { compareNewestFirst } from '../compare-newest-first'
import type { MorphoEntry } from './entry'
import { type LedgerRow, toLogKey, toRowKey } from './frame'
import type { MorphoMarketFacts } from './market-facts'
import type { RawLiquidation } from './parse-logs'
import { type LiveLiquidation, toLiquidation } from './view/to-liquidation'

const valuedATime = 25

/**
 * A Morpho's liquidations: as the logs tell them, then valued. Those of a block that was followed live have its
 * prices; of the past only amounts are known, since nobody says what the tokens were worth in dollars.
 */
export class LiquidationLedger {
  readonly #client: ChainClient
  readonly #entry: MorphoEntry
  readonly #raw = new Map<string, RawLiquidation>()
  readonly #told = new Map<string, Liquidation>()
  readonly #timestamps = new Map<Hex, number>()
  /** Keys of what changed since the rows were last taken. */
  readonly #changed = new Set<string>()

  constructor(options: {
    client: ChainClient
    entry: MorphoEntry
    /** What an earlier ledger has left. */
    rows: Iterable<LedgerRow>
  }) {
    this.#client = options.client
    this.#entry = options.entry
    for (const { raw, told } of options.rows) {
      this.#raw.set(toLogKey(raw), raw)
      if (told) this.#told.set(toLogKey(raw), told)
    }
  }

  add(liquidations: readonly RawLiquidation[]): void {
    for (const raw of liquidations) {
      if (this.#raw.has(toLogKey(raw))) continue
      this.#raw.set(toLogKey(raw), raw)
      this.#changed.add(toLogKey(raw))
    }
  }

  /** Rows that changed and that no frame has taken. */
  countChanged(): number {
    return this.#changed.size
  }

  /** What changed since the last call, as rows of a frame. */
  takeRows(): [string, LedgerRow | undefined][] {
    const rows = Array.from(this.#changed, (key): [string, LedgerRow | undefined] => {
      const raw = this.#raw.get(key)
      const row = raw && { raw, told: this.#told.get(key) ?? null }
      return [toRowKey('liquidation', key), row]
    })
    this.#changed.clear()
    return rows
  }

  rewind(blockNumber: number): void {
    for (const [key, { blockNumber: at }] of this.#raw) {
      if (at <= blockNumber) continue
      this.#raw.delete(key)
      this.#told.delete(key)
      this.#changed.add(key)
    }
  }

  /** Values those that a step brought: those of its block by what `look` knows of it, older ones as the past. */
  async valueNew(
    liquidations: readonly RawLiquidation[],
    options: {
      block: BlockRef
      factsOf: (marketId: Hex) => MorphoMarketFacts | undefined
      look: (raw: RawLiquidation, facts: MorphoMarketFacts) => LiveLiquidation
    },
  ): Promise<void> {
    const { block, factsOf, look } = options
    for (const raw of liquidations) {
      const facts = factsOf(raw.marketId)
      if (!facts || this.#told.has(toLogKey(raw))) continue
      if (raw.blockHash === block.hash)
        this.#tell(raw, { factsOf, timestamp: block.timestamp, live: look(raw, facts) })
      else await this.#tellPast(raw, { factsOf })
    }
  }

  /** Values all that wait and whose market is known, newest first: at most one look-up of a block each. */
  async valuePast(options: {
    factsOf: (marketId: Hex) => MorphoMarketFacts | undefined
  }): Promise<void> {
    const waiting = this.#waiting()
    for (let begin = 0; begin < waiting.length; begin += valuedATime)
      await Promise.all(
        waiting.slice(begin, begin + valuedATime).map((raw) => this.#tellPast(raw, options)),
      )
  }

  async #tellPast(
    raw: RawLiquidation,
    { factsOf }: { factsOf: (marketId: Hex) => MorphoMarketFacts | undefined },
  ): Promise<void> {
    if (!factsOf(raw.marketId)) return
    const timestamp = raw.blockTimestamp ?? (await this.#readTime(raw))
    this.#tell(raw, { factsOf, timestamp, live: null })
  }

  #tell(
    raw: RawLiquidation,
    options: {
      factsOf: (marketId: Hex) => MorphoMarketFacts | undefined
      timestamp: number
      live: LiveLiquidation | null
    },
  ): void {
    const { factsOf, timestamp, live } = options
    const facts = factsOf(raw.marketId)
    if (!facts || !this.#raw.has(toLogKey(raw))) return
    const told = toLiquidation({ entry: this.#entry, facts, raw, timestamp, live })
    this.#told.set(toLogKey(raw), told)
    this.#changed.add(toLogKey(raw))
  }

  #waiting(): RawLiquidation[] {
    return [...this.#raw]
      .flatMap(([key, raw]) => (this.#told.has(key) ? [] : [raw]))
      .sort(compareNewestFirst)
  }

  async #readTime({ blockHash }: RawLiquidation): Promise<number> {
    const known = this.#timestamps.get(blockHash)
    if (known !== undefined) return known
    const { timestamp } = await this.#client.readBlock(blockHash)
    this.#timestamps.set(blockHash, timestamp)
    return timestamp
  }
}
