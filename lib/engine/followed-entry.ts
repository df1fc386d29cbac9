import type { AuditLedger } from '@/lib/api/schema/market'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/create-chain-client'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import type { MarketEntry } from '@/lib/config/market-entry'
import type {
  FollowedMarket,
  LogFilter,
  MarketAdapter,
  MarketFrame,
  MarketSnapshot,
  MarketView,
  PositionReading,
  UsdPrices,
} from '@/lib/protocols/market-adapter'
import type { Address } from '@/lib/risk/units'
import { Auditor } from './auditor'
import { type Checkpoint, findResumption } from './find-resumption'
import type { LiveEntry } from './live-entry'
import type { Log } from './log'

const noLogs: LogFilter = { addresses: [], topics: [] }

/** What a step brought, for those who tell of it and keep it. */
export type EntryStep = {
  frame: MarketFrame
  snapshots: readonly MarketSnapshot[]
  before: readonly MarketSnapshot[]
  /** The chain above this block was replaced since the last step; -1: everything is read anew. */
  rewindTo: number | undefined
}

export type FollowedEntryOptions = {
  entry: MarketEntry
  adapter: MarketAdapter
  client: ChainClient
  log: Log
  /** What is known of the head. */
  chain: { readonly confirmedAt: number | undefined; readonly failure: string | undefined }
  onStep: (step: EntryStep) => void
  usdPrices: UsdPrices
  restored?: Restored | undefined
}

/** What was kept of an entry, and where it stood. */
export type Restored = {
  view: MarketView
  snapshots: readonly MarketSnapshot[]
  checkpoint: Checkpoint
  audit: AuditLedger | null
}

/**
 * One entry in the engine's care: opened when its chain can be read, advanced block by block, its newest
 * snapshots held whatever happens. What goes wrong here stays here; other entries go on.
 */
export class FollowedEntry implements LiveEntry {
  readonly entry: MarketEntry
  readonly #options: FollowedEntryOptions
  readonly #abort = new AbortController()
  readonly #auditor: Auditor
  #view: MarketView
  #checkpoint: Checkpoint | undefined
  #market: FollowedMarket | undefined
  /** All logs up to here are in. */
  #upTo: number | undefined
  #rewindTo: number | undefined
  #snapshots: readonly MarketSnapshot[] = []
  #readAt: number | undefined
  #failure: string | undefined
  #discovering = false
  #busy = false

  constructor(options: FollowedEntryOptions) {
    const { entry, adapter, log, restored } = options
    this.entry = entry
    this.#options = options
    this.#view = restored?.view ?? adapter.createView(entry)
    this.#checkpoint = restored?.checkpoint
    this.#snapshots = restored?.snapshots ?? []
    this.#auditor = new Auditor({ entry, log, ledger: restored?.audit ?? null })
  }

  get snapshots(): readonly MarketSnapshot[] {
    return this.#snapshots
  }
  get readAt(): number | undefined {
    return this.#readAt
  }
  get confirmedAt(): number | undefined {
    return this.#options.chain.confirmedAt
  }
  get failure(): string | undefined {
    return this.#failure ?? this.#options.chain.failure
  }
  get progress(): number {
    return this.#market?.getProgress() ?? 0
  }
  get audit(): AuditLedger | null {
    return this.#auditor.ledger
  }

  /** The whole state as one frame, for whoever has none of it yet. */
  toFrame(): MarketFrame | undefined {
    return this.#view.toFrame()
  }

  getLogFilter(): LogFilter {
    return this.#market?.getLogFilter() ?? noLogs
  }

  /**
   * Brings the entry to `block`. Never rejects: `false` where it could not be read, with the reason in `failure`.
   * @param options.logs all that the filter asks for from the block after `since` to `block`
   */
  async advance(options: {
    block: BlockRef
    logs: readonly RawLog[]
    since: number | undefined
  }): Promise<boolean> {
    const { block } = options
    this.#busy = true
    try {
      this.#market ??= await this.#open(block)
      const market = this.#market
      const logs = await this.#completeLogs(market, options)
      const frame = await market.advance({ block, logs })
      this.#upTo = block.number
      this.#publish(frame)
      void this.#discover(block)
      void this.#auditor.look({ market, snapshots: this.#snapshots })
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
    if (waiting || this.#failure !== undefined)
      await this.advance({ block, logs: [], since: this.#upTo })
    else void this.#discover(block)
  }

  rewind(blockNumber: number): void {
    if (this.#upTo !== undefined) this.#upTo = Math.min(this.#upTo, blockNumber)
    this.#rewindTo = Math.min(this.#rewindTo ?? blockNumber, blockNumber)
    this.#market?.rewind(blockNumber)
  }

  /** Forgets everything but the snapshots that are shown, and reads the entry anew at the next block. */
  reopen(): void {
    const { adapter, entry } = this.#options
    this.#view = adapter.createView(entry)
    this.#checkpoint = undefined
    this.#market = undefined
    this.#upTo = undefined
    this.#rewindTo = -1
  }

  stop(): void {
    this.#abort.abort()
  }

  readPositions(options: { address: Address; block: BlockRef }): Promise<PositionReading[]> {
    const { client, usdPrices } = this.#options
    return this.#view.readPositions({ client, usdPrices, ...options })
  }

  async #open(block: BlockRef): Promise<FollowedMarket> {
    const { client, log, entry, usdPrices } = this.#options
    if (this.#checkpoint) {
      const resumption = await findResumption(client, this.#checkpoint)
      if (resumption === 'none') {
        log.warn({ entry: entry.id }, 'What was kept is of another chain; it is read anew.')
        this.reopen()
      }
      const market = await this.#view.follow({ client, block, usdPrices })
      if (typeof resumption === 'number') {
        market.rewind(resumption)
        this.#rewindTo = resumption
      }
      this.#upTo = typeof resumption === 'number' ? resumption : undefined
      if (resumption === 'all') this.#upTo = market.start
      this.#checkpoint = undefined
      return market
    }
    return this.#view.follow({ client, block, usdPrices })
  }

  /** The logs from where this entry stands: those given, where they begin there, else read. */
  async #completeLogs(
    market: FollowedMarket,
    options: { block: BlockRef; logs: readonly RawLog[]; since: number | undefined },
  ): Promise<readonly RawLog[]> {
    const { block, logs, since } = options
    const upTo = this.#upTo
    if (upTo === undefined || upTo >= block.number) return []
    if (upTo === since) return logs
    const { client } = this.#options
    return client.readLogs({
      ...market.getLogFilter(),
      fromBlock: upTo + 1,
      toBlock: block.number,
      toBlockHash: block.hash,
    })
  }

  #publish(frame: MarketFrame): void {
    const before = this.#snapshots
    this.#snapshots = this.#view.apply(frame)
    if (before[0]?.block.hash !== frame.block.hash) this.#readAt = Date.now()
    this.#failure = undefined
    const rewindTo = this.#rewindTo
    this.#rewindTo = undefined
    this.#options.onStep({ frame, snapshots: this.#snapshots, before, rewindTo })
  }

  async #discover(toBlock: BlockRef): Promise<void> {
    const market = this.#market
    if (this.#discovering || !market || market.getProgress() >= 1) return
    this.#discovering = true
    try {
      await market.discover({ toBlock, signal: this.#abort.signal })
    } catch (error) {
      if (!this.#abort.signal.aborted) this.#say(error)
    } finally {
      this.#discovering = false
    }
  }

  #say(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error)
    if (reason !== this.#failure) this.#options.log.warn({ entry: this.entry.id }, reason)
    this.#failure = reason
  }
}
