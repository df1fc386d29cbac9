import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { CometMarketState } from '@/lib/risk/compound-v3/state'
import type { Health } from '@/lib/risk/health'
import type { Address } from '@/lib/risk/units'
import { compareNewestFirst } from '../compare-newest-first'
import { getBlocksLate } from '../get-blocks-late'
import type { LiquidatableRecord } from '../liquidatable-record'
import { type LogPlace, type RawAbsorption, toLogKey } from './absorption'
import type { CometEntry } from './entry'
import { FactorHistory } from './factor-history'
import { type LedgerRow, toRowKey } from './frame'
import type { CometQuote } from './get-quote'
import { readReturned } from './read-returned'
import { toLiquidations } from './view/to-liquidations'

type Found = { absorptions: readonly RawAbsorption[]; upgrades: readonly LogPlace[] }

/** What a block's reading says of the Comet, for those that stand in it. */
type Present = { state: CometMarketState; quote: CometQuote; block: BlockRef }

const valuedATime = 25

/**
 * A Comet's absorptions: as the logs tell them, then valued by what the logs themselves say and the factors in force
 * then. What a node no longer knows stays unknown.
 */
export class AbsorptionLedger {
  readonly #client: ChainClient
  readonly #entry: CometEntry
  readonly #factors: FactorHistory
  readonly #raw = new Map<string, RawAbsorption>()
  readonly #told = new Map<string, readonly Liquidation[]>()
  readonly #upgrades = new Map<string, LogPlace>()
  /** Row keys of what changed since the rows were last taken. */
  readonly #changed = new Set<string>()

  constructor(options: {
    client: ChainClient
    entry: CometEntry
    /** What an earlier ledger of this Comet has left. */
    rows: { absorptions: Iterable<LedgerRow>; upgrades: Iterable<LogPlace> }
  }) {
    this.#client = options.client
    this.#entry = options.entry
    this.#factors = new FactorHistory({ client: options.client, comet: options.entry.comet })
    for (const { raw, told } of options.rows.absorptions) {
      this.#raw.set(toLogKey(raw), raw)
      if (told) this.#told.set(toLogKey(raw), told)
    }
    for (const place of options.rows.upgrades) this.#upgrades.set(toLogKey(place), place)
  }

  add({ absorptions, upgrades }: Found): void {
    for (const raw of absorptions) {
      const key = toLogKey(raw)
      if (this.#raw.has(key)) continue
      this.#raw.set(key, raw)
      this.#changed.add(toRowKey('absorption', key))
    }
    for (const place of upgrades) {
      this.#upgrades.set(toLogKey(place), place)
      this.#changed.add(toRowKey('upgrade', toLogKey(place)))
    }
  }

  /** Rows that changed and that no frame has taken. */
  countChanged(): number {
    return this.#changed.size
  }

  /** What changed since the last call, as rows of a frame. */
  takeRows(): [string, LedgerRow | LogPlace | undefined][] {
    const rows = [...this.#changed].map((rowKey): [string, LedgerRow | LogPlace | undefined] => {
      const key = rowKey.slice(rowKey.indexOf(':') + 1)
      const raw = this.#raw.get(key)
      const row = raw && { raw, told: this.#told.get(key) ?? null }
      return [rowKey, rowKey === toRowKey('upgrade', key) ? this.#upgrades.get(key) : row]
    })
    this.#changed.clear()
    return rows
  }

  rewind(blockNumber: number): void {
    for (const [key, raw] of this.#raw) {
      if (raw.blockNumber <= blockNumber) continue
      this.#raw.delete(key)
      this.#told.delete(key)
      this.#changed.add(toRowKey('absorption', key))
    }
    for (const [key, place] of this.#upgrades) {
      if (place.blockNumber <= blockNumber) continue
      this.#upgrades.delete(key)
      this.#changed.add(toRowKey('upgrade', key))
    }
  }

  /** Values those of the newest block by what was just read, older ones as the past. */
  async valueNew(
    present: Present & {
      healthOf: (borrower: Address) => { before: Health | undefined; after: Health | undefined }
      liquidatable: LiquidatableRecord<Address> | null
    },
  ): Promise<void> {
    const { block, healthOf, liquidatable } = present
    for (const raw of this.#listWaiting()) {
      const isNewest = raw.blockHash === block.hash
      await this.#value(raw, {
        present,
        health: isNewest ? healthOf(raw.borrower) : undefined,
        blocksLate: isNewest
          ? getBlocksLate({ ...raw, account: raw.borrower }, liquidatable)
          : null,
      })
    }
  }

  /** Values all that wait, newest first: a read of logs each, one of the factors for each upgrade between. */
  async valuePast(present: Present): Promise<void> {
    const waiting = this.#listWaiting()
    for (let begin = 0; begin < waiting.length; begin += valuedATime)
      await Promise.all(
        waiting
          .slice(begin, begin + valuedATime)
          .map((raw) => this.#value(raw, { present, health: undefined, blocksLate: null })),
      )
  }

  #listWaiting(): RawAbsorption[] {
    return [...this.#raw]
      .flatMap(([key, raw]) => (this.#told.has(key) ? [] : [raw]))
      .sort(compareNewestFirst)
  }

  async #value(
    raw: RawAbsorption,
    options: {
      present: Present
      health: { before: Health | undefined; after: Health | undefined } | undefined
      blocksLate: number | null
    },
  ): Promise<void> {
    const { present, health, blocksLate } = options
    const { state, block } = present
    const { comet } = this.#entry
    const isNewest = raw.blockHash === block.hash
    const returned = raw.returned ?? (await readReturned(this.#client, { comet, raw }))
    const upgrades = [...this.#upgrades.values()]
    const factors = await this.#factors.find(raw, { state, upgrades })
    const time = isNewest ? block.timestamp : raw.blockTimestamp
    const told = toLiquidations({
      entry: this.#entry,
      raw,
      returned,
      state,
      liquidationFactors: factors,
      // What the base token was worth in dollars then, nobody has kept.
      quote:
        isNewest || present.quote.kind === 'usd' ? present.quote : { kind: 'other', usd: null },
      timestamp: time ?? (await this.#client.readBlock(raw.blockHash)).timestamp,
      health,
      blocksLate,
    })
    const key = toLogKey(raw)
    if (!this.#raw.has(key)) return
    this.#told.set(key, told)
    this.#changed.add(toRowKey('absorption', key))
  }
}
