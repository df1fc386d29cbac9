import type { AuditLedger } from '@/lib/api/schema/market'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/create-chain-client'
import type { MarketEntry } from '@/lib/config/market-entry'
import type {
  MarketAdapter,
  MarketSnapshot,
  PositionReading,
  UsdPrices,
} from '@/lib/protocols/market-adapter'
import type { Address } from '@/lib/risk/units'
import type { HeldLease, Lease, LeaseNote, Store } from '@/lib/store/store'
import type { ChainFollower } from '../follow-chain'
import { type EntryStep, FollowedEntry, type Restored } from '../followed-entry'
import type { LiveEntry } from '../live-entry'
import type { Log } from '../log'
import { CopiedEntry, type CopiedStep } from './copied-entry'
import { Recorder } from './recorder'
import { fromStored, type KeptReorg, toStoredFormat } from './stored-frame'

const noSnapshots: readonly MarketSnapshot[] = []

/** An entry whose holder is silent for so long is taken over. */
export const leaseMs = 8_000

export type EntryHostOptions = {
  entry: MarketEntry
  adapter: MarketAdapter
  client: ChainClient
  chain: ChainFollower
  log: Log
  /** Names this process among those that share the database. */
  holder: string
  /** Never follows a chain itself. */
  copiesOnly: boolean
  /** See `Recorder`. */
  saveEveryMs: number
  usdPrices: UsdPrices
  getLooked: () => ReadonlySet<string>
  onStep: (step: EntryStep) => void
  onCopied: (step: CopiedStep) => void
}

/**
 * One entry in this process: followed here while its lease is ours, or there is no database to share; copied
 * from the database while another process holds it.
 */
export class EntryHost implements LiveEntry {
  readonly entry: MarketEntry
  readonly #options: EntryHostOptions
  #followed: FollowedEntry | undefined
  #recorder: Recorder | undefined
  #copied: CopiedEntry | undefined
  #lease: Lease | undefined
  /** Nothing of what is followed was ever written. */
  #unkept = false
  #tending: Promise<void> | undefined
  /** Why nobody follows it yet; `undefined` while that is still to be seen. */
  #obstacle: string | undefined

  constructor(options: EntryHostOptions) {
    this.entry = options.entry
    this.#options = options
  }

  get #live(): LiveEntry | undefined {
    return this.#followed ?? this.#copied
  }
  get isFollowed(): boolean {
    return this.#followed !== undefined
  }
  get isCopied(): boolean {
    return this.#copied !== undefined
  }
  get snapshots(): readonly MarketSnapshot[] {
    return this.#live?.snapshots ?? noSnapshots
  }
  get readAt(): number | undefined {
    return this.#live?.readAt
  }
  get confirmedAt(): number | undefined {
    return this.#live?.confirmedAt
  }
  get failure(): string | undefined {
    return this.#live ? this.#live.failure : this.#obstacle
  }
  get progress(): number {
    return this.#live?.progress ?? 0
  }
  get audit(): AuditLedger | null {
    return this.#live?.audit ?? null
  }
  /** What the holder says of the chain, where that is another process. */
  get note(): LeaseNote | null {
    return this.#copied?.note ?? null
  }

  readPositions(options: { address: Address; block: BlockRef }): Promise<PositionReading[]> {
    const { adapter, client, entry, usdPrices } = this.#options
    if (this.#live) return this.#live.readPositions(options)
    return adapter.createView(entry).readPositions({ client, usdPrices, ...options })
  }

  noteReorg(reorg: { commonAncestor: number; depth: number; block: BlockRef }): void {
    const { commonAncestor, depth, block } = reorg
    this.#recorder?.noteReorg({ commonAncestor, depth, at: block.number })
  }

  /** Follows without a database. */
  followAlone(): void {
    if (this.#followed || this.#options.copiesOnly) return
    this.#follow({ recorder: this.#createRecorder(null) })
  }

  /** Takes, keeps or loses the lease, and does what follows from it. @throws StoreError */
  async tend(store: Store): Promise<void> {
    this.#tending ??= this.#tend(store)
      .catch((error) => {
        this.#obstacle = 'The database that tells who follows it does not answer.'
        throw error
      })
      .finally(() => {
        this.#tending = undefined
      })
    await this.#tending
  }

  /** Takes in what another process wrote; nothing to do where it is followed here. @throws StoreError */
  async poll(store: Store): Promise<void> {
    await this.#copied?.poll(store)
  }

  takeReorg(): KeptReorg | null {
    return this.#copied?.takeReorg() ?? null
  }

  setFailure(reason: string): void {
    this.#copied?.setFailure(reason)
  }

  setHolder(held: HeldLease | undefined): void {
    this.#copied?.setHolder(held)
  }

  /** Writes what is left and gives the lease back. */
  async stop(store: Store | undefined): Promise<void> {
    const recorder = this.#recorder
    if (this.#followed) this.#options.chain.remove(this.#followed)
    this.#followed?.stop()
    await recorder?.flush()
    recorder?.stop()
    if (this.#lease) await store?.releaseLease(this.#lease).catch(() => undefined)
  }

  async #tend(store: Store): Promise<void> {
    const { copiesOnly, holder } = this.#options
    const key = { chainId: this.entry.chainId, entry: this.entry.id }
    const note = this.#toNote()
    const lease = copiesOnly
      ? null
      : await store.takeLease({ ...key, holder, ttlMs: leaseMs, note })
    if (lease && this.#followed && lease.epoch === this.#lease?.epoch) return
    if (lease) await this.#promote(store, lease)
    else this.#demote()
  }

  /** What is stored is gone on from, unless there is nothing and this process has something. */
  async #promote(store: Store, lease: Lease): Promise<void> {
    const { adapter, log } = this.#options
    const state = await store.readState({ chainId: this.entry.chainId, entry: this.entry.id })
    const isReadable = state !== null && state.format === toStoredFormat(adapter.format)
    const stored = isReadable ? fromStored(state) : undefined
    const block = stored?.frame.block.number ?? null
    log.info({ entry: this.entry.id, block }, 'followed by this process')
    this.#lease = lease
    this.#unkept = !stored
    if (this.#followed && !stored) {
      this.#recorder?.writeTo({ store, lease })
      this.#keepAll(this.#followed)
      return
    }
    this.#leaveChain()
    const recorder = this.#createRecorder(stored?.kept.reorg ?? null)
    recorder.writeTo({ store, lease })
    this.#follow({ recorder, restored: stored && this.#restore(stored) })
  }

  /** Nothing of what is followed was written yet. */
  #keepAll(followed: FollowedEntry): void {
    const frame = followed.toFrame()
    if (!frame) return
    const { snapshots } = followed
    this.#recorder?.note({ frame, snapshots, before: [], rewindTo: undefined }, frame)
    this.#unkept = false
  }

  #restore({ frame, kept }: ReturnType<typeof fromStored>): Restored {
    const view = this.#options.adapter.createView(this.entry)
    const snapshots = view.apply(frame)
    const checkpoint = { block: frame.block, anchor: kept.anchor }
    return { view, snapshots, checkpoint, audit: kept.audit }
  }

  #demote(): void {
    if (this.#copied) return
    const { adapter, client, usdPrices, onCopied, log } = this.#options
    if (this.#followed) log.warn({ entry: this.entry.id }, 'another process follows it now')
    this.#leaveChain()
    this.#lease = undefined
    this.#copied = new CopiedEntry({
      entry: this.entry,
      adapter,
      client,
      usdPrices,
      onStep: onCopied,
    })
  }

  #follow(options: { recorder: Recorder; restored?: Restored | undefined }): void {
    const { entry, adapter, client, chain, log, usdPrices, onStep } = this.#options
    const { recorder, restored } = options
    const followed = new FollowedEntry({
      entry,
      adapter,
      client,
      log,
      chain,
      usdPrices,
      restored,
      onStep: (step) => {
        if (this.#lease) recorder.note(step, this.#unkept ? followed.toFrame() : undefined)
        if (this.#lease) this.#unkept = false
        onStep(step)
      },
    })
    this.#recorder = recorder
    this.#followed = followed
    this.#copied = undefined
    chain.add(followed)
  }

  #leaveChain(): void {
    if (!this.#followed) return
    this.#options.chain.remove(this.#followed)
    this.#followed.stop()
    this.#followed = undefined
    this.#recorder?.stop()
  }

  #createRecorder(reorg: KeptReorg | null): Recorder {
    const { adapter, chain, log, saveEveryMs, getLooked } = this.#options
    return new Recorder({
      entry: this.entry.id,
      format: toStoredFormat(adapter.format),
      everyMs: saveEveryMs,
      log,
      getKept: () => ({
        anchor: chain.anchor,
        audit: this.audit,
        looked: getLooked(),
        isWhole: this.progress === 1,
      }),
      onLost: () => this.#demote(),
      reorg,
    })
  }

  #toNote(): LeaseNote {
    const { chain } = this.#options
    return {
      confirmedAt: this.confirmedAt ?? null,
      head: chain.head?.number ?? null,
      failure: this.#followed?.failure ?? null,
      progress: this.progress,
      endpoints: chain.endpoints,
    }
  }
}
