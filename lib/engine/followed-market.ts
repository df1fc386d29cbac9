import type { BlockRef } from '@/lib/chain/block-ref'
import type { ChainClient } from '@/lib/chain/create-chain-client'
import type { RawLog } from '@/lib/chain/raw-log'
import type { MarketEntry } from '@/lib/config/market-entry'
import type {
  FollowedMarket,
  LogFilter,
  MarketAdapter,
  MarketSnapshot,
  PositionReading,
} from '@/lib/protocols/market-adapter'
import type { Address } from '@/lib/risk/units'
import type { Log } from './log'

const noLogs: LogFilter = { addresses: [], topics: [] }

/**
 * One market in the engine's care: opened when its chain can be read, advanced block by block, its newest
 * snapshot held whatever happens. What goes wrong here stays here; other markets go on.
 */
export class FollowedChainMarket {
  readonly entry: MarketEntry
  readonly #adapter: MarketAdapter
  readonly #client: ChainClient
  readonly #log: Log
  readonly #onSnapshot: (snapshot: MarketSnapshot, before: MarketSnapshot | undefined) => void
  readonly #missed = new Map<string, RawLog>()
  readonly #abort = new AbortController()
  #market: FollowedMarket | undefined
  #snapshot: MarketSnapshot | undefined
  #readAt: number | undefined
  #failure: string | undefined
  #discovering = false
  #busy = false

  constructor(options: {
    entry: MarketEntry
    adapter: MarketAdapter
    client: ChainClient
    log: Log
    onSnapshot: (snapshot: MarketSnapshot, before: MarketSnapshot | undefined) => void
  }) {
    this.entry = options.entry
    this.#adapter = options.adapter
    this.#client = options.client
    this.#log = options.log
    this.#onSnapshot = options.onSnapshot
  }

  /** When the snapshot's block was first read, milliseconds since the epoch. */
  get readAt(): number | undefined {
    return this.#readAt
  }
  get snapshot(): MarketSnapshot | undefined {
    return this.#snapshot
  }
  /** Why the newest block could not be read; `undefined` when it was. */
  get failure(): string | undefined {
    return this.#failure
  }
  get progress(): number {
    return this.#market?.getProgress() ?? 0
  }
  get phase(): 'discovering' | 'live' | 'down' {
    if (!this.#snapshot) return this.#failure ? 'down' : 'discovering'
    return this.progress < 1 ? 'discovering' : 'live'
  }

  getLogFilter(): LogFilter {
    return this.#market?.getLogFilter() ?? noLogs
  }

  /** Brings the market to `block`. Never rejects: `false` where it could not be read, with the reason in `failure`. */
  async advance(options: { block: BlockRef; logs: readonly RawLog[] }): Promise<boolean> {
    for (const log of options.logs) this.#missed.set(`${log.blockHash}-${log.logIndex}`, log)
    this.#busy = true
    try {
      this.#market ??= await this.#open(options.block)
      const logs = [...this.#missed.values()].sort(byPlace)
      const before = this.#snapshot
      const snapshot = await this.#market.advance({ block: options.block, logs })
      this.#missed.clear()
      if (before?.block.hash !== snapshot.block.hash) this.#readAt = Date.now()
      this.#snapshot = snapshot
      this.#failure = undefined
      this.#onSnapshot(snapshot, before)
      void this.#discover(options.block)
      return true
    } catch (error) {
      this.#say(error)
      return false
    } finally {
      this.#busy = false
    }
  }

  /** Between blocks: reads what discovery has found, or tries again what failed. */
  async catchUp(block: BlockRef): Promise<void> {
    if (this.#busy) return
    const waiting = (this.#market?.countPending() ?? 1) > 0
    if (waiting || this.#failure !== undefined) await this.advance({ block, logs: [] })
    else void this.#discover(block)
  }

  rewind(blockNumber: number): void {
    for (const [key, log] of this.#missed)
      if (log.blockNumber > blockNumber) this.#missed.delete(key)
    this.#market?.rewind(blockNumber)
  }

  /** Forgets everything but the snapshot that is shown, and reads the market anew at the next block. */
  reopen(): void {
    this.#market = undefined
    this.#missed.clear()
  }

  stop(): void {
    this.#abort.abort()
  }

  async readPosition(options: {
    address: Address
    block: BlockRef
  }): Promise<PositionReading | null> {
    this.#market ??= await this.#open(options.block)
    return this.#market.readPosition(options)
  }

  #open(block: BlockRef): Promise<FollowedMarket> {
    return this.#adapter.openMarket({ client: this.#client, entry: this.entry, block })
  }

  async #discover(toBlock: BlockRef): Promise<void> {
    const market = this.#market
    if (this.#discovering || !market || market.getProgress() >= 1) return
    this.#discovering = true
    try {
      await market.discover({ toBlock, onProgress: () => {}, signal: this.#abort.signal })
    } catch (error) {
      if (!this.#abort.signal.aborted) this.#say(error)
    } finally {
      this.#discovering = false
    }
  }

  #say(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error)
    if (reason !== this.#failure) this.#log.warn({ market: this.entry.id }, reason)
    this.#failure = reason
  }
}

function byPlace(a: RawLog, b: RawLog): number {
  return a.blockNumber - b.blockNumber || a.logIndex - b.logIndex
}
