import type { AuditLedger } from '@/lib/api/schema/market'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/create-chain-client'
import type { MarketEntry } from '@/lib/config/market-entry'
import type {
  MarketAdapter,
  MarketSnapshot,
  MarketView,
  PositionReading,
  UsdPrices,
} from '@/lib/protocols/market-adapter'
import type { Address } from '@/lib/risk/units'
import type { HeldLease, LeaseNote, Store } from '@/lib/store/store'
import type { LiveEntry } from '../live-entry'
import { fromStored, type KeptReorg, toStoredFormat } from './stored-frame'

/** What a poll brought, for those who tell of it. */
export type CopiedStep = {
  snapshots: readonly MarketSnapshot[]
  before: readonly MarketSnapshot[]
}

/** One entry as another process follows it: its frames, read from the database and folded here. */
export class CopiedEntry implements LiveEntry {
  readonly entry: MarketEntry
  readonly #adapter: MarketAdapter
  readonly #client: ChainClient
  readonly #usdPrices: UsdPrices
  readonly #onStep: (step: CopiedStep) => void
  #view: MarketView
  #version: number | undefined
  #snapshots: readonly MarketSnapshot[] = []
  #readAt: number | undefined
  #audit: AuditLedger | null = null
  #reorgAt: number | undefined
  #reorg: KeptReorg | null = null
  #note: LeaseNote | null = null
  #failure: string | undefined

  constructor(options: {
    entry: MarketEntry
    adapter: MarketAdapter
    client: ChainClient
    usdPrices: UsdPrices
    onStep: (step: CopiedStep) => void
  }) {
    this.entry = options.entry
    this.#adapter = options.adapter
    this.#client = options.client
    this.#usdPrices = options.usdPrices
    this.#onStep = options.onStep
    this.#view = options.adapter.createView(options.entry)
  }

  get snapshots(): readonly MarketSnapshot[] {
    return this.#snapshots
  }
  get readAt(): number | undefined {
    return this.#readAt
  }
  get confirmedAt(): number | undefined {
    return this.#note?.confirmedAt ?? undefined
  }
  get failure(): string | undefined {
    return this.#failure
  }
  get progress(): number {
    return this.#note?.progress ?? 0
  }
  get audit(): AuditLedger | null {
    return this.#audit
  }
  get note(): LeaseNote | null {
    return this.#note
  }

  /** What the holder of the entry says of itself. */
  setHolder(held: HeldLease | undefined): void {
    this.#note = held?.note ?? null
    if (!held?.alive) this.#failure = 'No engine follows this market now.'
    else this.#failure = held.note?.failure ?? undefined
  }

  /** The database did not answer. */
  setFailure(reason: string): void {
    this.#failure = reason
  }

  /** Takes in what was written since the last call. @throws StoreError */
  async poll(store: Store): Promise<void> {
    const { chainId, id } = this.entry
    const after = this.#version
    const state = await store.readState(
      { chainId, entry: id },
      after === undefined ? {} : { after },
    )
    if (!state) return
    if (state.format !== toStoredFormat(this.#adapter.format)) {
      this.#failure = 'An engine of another version writes this market.'
      return
    }
    const { frame, kept } = fromStored(state)
    const before = this.#snapshots
    this.#snapshots = this.#view.apply(frame)
    this.#version = state.version
    this.#audit = kept.audit
    if (before[0]?.block.hash !== frame.block.hash) this.#readAt = Date.now()
    const isNews = this.#reorgAt !== undefined && (kept.reorg?.at ?? 0) !== this.#reorgAt
    this.#reorgAt = kept.reorg?.at ?? 0
    if (isNews) this.#reorg = kept.reorg
    this.#onStep({ snapshots: this.#snapshots, before })
  }

  /** A reorganisation that was not asked for before. */
  takeReorg(): KeptReorg | null {
    const reorg = this.#reorg
    this.#reorg = null
    return reorg
  }

  readPositions(options: { address: Address; block: BlockRef }): Promise<PositionReading[]> {
    return this.#view.readPositions({
      client: this.#client,
      usdPrices: this.#usdPrices,
      ...options,
    })
  }
}
