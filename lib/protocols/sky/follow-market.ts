import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import { readLogRanges } from '@/lib/chain/logs/read-log-ranges'
import type { Address } from '@/lib/risk/units'
import { getProgress } from '../get-progress'
import type { AuditResult, FollowedMarket, LogFilter, MarketFrame } from '../market-adapter'
import { readFirstBlock } from '../read-first-block'
import { TouchedBlocks } from '../touched-blocks'
import { AuctionLedger } from './auction-ledger'
import { auditVaults } from './audit-vaults'
import { CdpUrns } from './cdp-urns'
import { type SkyHead, type SkySearch, toVaultRowKey } from './frame'
import type { SkyMarketView } from './market-view'
import { type LogContext, parseLogs } from './parse-logs'
import { readBlock, type SkyAtBlock } from './read-block'
import { beginSearch, getSearched, toSearched, withClip, withGap } from './search'
import type { SkySetup } from './setup'
import { watchedTopics } from './sky-events'
import { toVaultId, type VaultKey } from './vault'

/** Vaults found by discovery that one step reads beside those that changed, so that blocks keep their pace. */
const pendingAStep = 3_000
/** Known vaults read again in each step, in turn: a proxy's new owner is told by no log that is watched. */
const refreshedAStep = 20
/** Blocks missed at most for which every log is read; after more, all vaults are read again. */
const logsWorthReading = 2_000

/**
 * Follows the ilks of one Vat from where its view is: logs say which vaults changed, two reads a block bring them,
 * all ilks, their prices and auctions at that block's hash.
 */
export class SkyFollowedMarket implements FollowedMarket {
  readonly start: number
  readonly #client: ChainClient
  readonly #view: SkyMarketView
  readonly #setup: SkySetup
  readonly #ledger: AuctionLedger
  readonly #cdps: CdpUrns
  readonly #touched = new TouchedBlocks<VaultKey>()
  readonly #pending: Map<string, VaultKey>
  /** Every auction house that is known, with its ilk. */
  readonly #clips: Map<Address, string>
  /** Rows of another configuration, until the first frame takes them away. */
  readonly #discarded = new Set<string>()
  #search: SkySearch | null
  /** Who could be auctioned at the view's block is of a chain that was replaced. */
  #replaced = false
  #upTo: number
  #turn = 0

  constructor(options: {
    client: ChainClient
    view: SkyMarketView
    setup: SkySetup
    block: BlockRef
    /** False: what the view has is of another configuration, and goes. */
    isOfSetup: boolean
  }) {
    const { client, view, setup, block, isOfSetup } = options
    const head = isOfSetup ? view.head : undefined
    const records = isOfSetup ? view.records.values() : []
    this.#client = client
    this.#view = view
    this.#setup = setup
    this.#ledger = new AuctionLedger({ client, entry: view.entry, records })
    this.#cdps = new CdpUrns(setup.core.manager)
    this.#pending = new Map(head?.pending.map((key) => [toVaultId(key), key]))
    this.#clips = new Map(head?.houses.map(({ ilk, clip }) => [clip.address, ilk]))
    this.#search = head?.search ?? null
    this.start = block.number
    if (!isOfSetup) for (const [key] of view.toFrame()?.rows ?? []) this.#discarded.add(key)
    else if (view.block && block.number - view.block.number <= logsWorthReading)
      this.start = view.block.number
    else if (view.block && this.#search) {
      this.#addAllPending()
      this.#search = withGap(this.#search, { last: view.block.number, head: block.number })
    }
    this.#upTo = this.start
  }

  getLogFilter(): LogFilter {
    const { vat, dog, manager } = this.#setup.core
    const owners = manager === null ? [] : [manager]
    return { addresses: [vat, dog, ...owners, ...this.#clips.keys()], topics: watchedTopics }
  }

  getProgress(): number {
    const searched = getSearched(this.#search)
    const waiting = this.#pending.size + this.#ledger.countPending(true)
    return getProgress({ searched, known: this.#view.countVaults(), waiting })
  }

  countPending(): number {
    const unsaid = this.#search === (this.#view.head?.search ?? null) ? 0 : 1
    return this.#pending.size + this.#ledger.countPending(this.#isPastKnown) + unsaid
  }

  async discover(options: { toBlock: BlockRef; signal: AbortSignal }): Promise<void> {
    const { toBlock, signal } = options
    this.#search ??= await this.#beginSearch(toBlock)
    for (let [next] = this.#search.left; next; [next] = this.#search.left) {
      const { addresses, topics } = this.getLogFilter()
      const range = { fromBlock: next.fromBlock, toBlock: next.toBlock, newestFirst: true }
      const where = next.clip ? [next.clip] : addresses
      for await (const piece of readLogRanges(this.#client, {
        ...range,
        addresses: where,
        topics,
      })) {
        if (signal.aborted) return
        const clips = this.#clips.size
        this.#take(piece.logs, this.#upTo)
        this.#search = toSearched(this.#search, piece.fromBlock)
        // What a house just learnt of did in this range and above was not asked for.
        if (this.#clips.size > clips) break
      }
    }
  }

  async advance(options: { block: BlockRef; logs: readonly RawLog[] }): Promise<MarketFrame> {
    const { block, logs } = options
    this.#touched.note(logs, {
      from: this.#upTo,
      pick: (ofBlock) => this.#take(ofBlock, block.number),
    })
    if (this.#view.head) await this.#cdps.learn(this.#view.head.cdpi)
    const pending = [...this.#pending.values()].slice(0, pendingAStep)
    const reading = await this.#read(block, [...pending, ...this.#pickRefreshed()])
    const { ilks, vaults } = reading
    await this.#ledger.tell({
      setup: this.#setup,
      ilks,
      block,
      vaults,
      isPastKnown: this.#isPastKnown,
      findCdp: (urn) => this.#cdps.find(urn),
    })
    for (const { ilk, clip } of reading.houses) this.#clips.set(clip.address, ilk)
    this.#upTo = block.number
    return this.#toFrame({ block, reading, pending })
  }

  rewind(blockNumber: number): void {
    const touched = this.#touched.takeAbove(blockNumber)
    if (touched === 'unknown') this.#addAllPending()
    else for (const key of touched) this.#pending.set(toVaultId(key), key)
    this.#ledger.rewind(blockNumber)
    this.#replaced = true
    this.#upTo = Math.min(this.#upTo, blockNumber)
  }

  async audit(options: { sample: number; random: () => number }): Promise<AuditResult> {
    const result = await auditVaults(this.#client, { view: this.#view, ...options })
    if (result.misses.length > 0) this.#addAllPending()
    return result
  }

  get #isPastKnown(): boolean {
    return getSearched(this.#search) >= 1
  }

  #getContext(): LogContext {
    const clips = [...this.#clips].map(([clip, ilk]) => [clip.toLowerCase(), ilk] as const)
    const ilks = this.#setup.ilks.map(({ ilk }) => ilk)
    return { core: this.#setup.core, ilks, clips: new Map(clips) }
  }

  /**
   * @param head newest block whose logs were asked for without an auction house that is not known yet
   * @returns The vaults that changed.
   */
  #take(logs: readonly RawLog[], head: number): readonly VaultKey[] {
    const parsed = parseLogs(this.#getContext(), logs)
    for (const key of parsed.vaults) this.#pending.set(toVaultId(key), key)
    for (const cdp of parsed.given) this.#addUrn(this.#cdps.toUrn(cdp))
    this.#ledger.add(parsed.auctions)
    for (const { ilk, clip, fromBlock } of parsed.newClips) {
      this.#clips.set(clip, ilk)
      if (this.#search) this.#search = withClip(this.#search, { clip, fromBlock, head })
    }
    return parsed.vaults
  }

  /** A vault with another owner; one that holds nothing concerns nobody. */
  #addUrn(urn: Address | null): void {
    if (urn === null) return
    for (const { ilk } of this.#setup.ilks)
      if (this.#view.findVault({ ilk, urn }))
        this.#pending.set(toVaultId({ ilk, urn }), { ilk, urn })
  }

  #addAllPending(): void {
    for (const { ilk, urn } of this.#view.listVaults())
      this.#pending.set(toVaultId({ ilk, urn }), { ilk, urn })
  }

  #pickRefreshed(): VaultKey[] {
    const vaults = this.#discarded.size > 0 ? [] : this.#view.listVaults()
    const count = Math.min(refreshedAStep, vaults.length)
    const picked = Array.from({ length: count }, (_, offset) => {
      return vaults[(this.#turn + offset) % vaults.length]
    })
    this.#turn = vaults.length === 0 ? 0 : (this.#turn + count) % vaults.length
    return picked.flatMap((vault) =>
      vault && !this.#pending.has(toVaultId(vault)) ? [{ ilk: vault.ilk, urn: vault.urn }] : [],
    )
  }

  #read(block: BlockRef, vaults: readonly VaultKey[]): Promise<SkyAtBlock> {
    const head = this.#discarded.size > 0 ? undefined : this.#view.head
    const current = new Set(head?.ilks.map(({ state }) => state.clip?.address))
    const formerClips = [...this.#clips].flatMap(([clip, ilk]) =>
      head && !current.has(clip) ? [{ ilk, clip }] : [],
    )
    return readBlock(this.#client, {
      setup: this.#setup,
      pips: head?.ilks.map(({ pip }) => pip) ?? [],
      formerClips,
      vaults,
      findCdp: (urn) => this.#cdps.find(urn),
      blockHash: block.hash,
      blockNumber: block.number,
    })
  }

  #toFrame(options: {
    block: BlockRef
    reading: SkyAtBlock
    pending: readonly VaultKey[]
  }): MarketFrame {
    const { block, reading, pending } = options
    const rows = new Map<string, unknown>()
    for (const key of this.#discarded) rows.set(key, undefined)
    this.#discarded.clear()
    for (const vault of reading.vaults) {
      const isGone = rows.has(toVaultRowKey(vault))
      const known = isGone ? undefined : this.#view.findVault(vault)
      const isEmpty = vault.ink === 0n && vault.art === 0n
      if (isEmpty && known) rows.set(toVaultRowKey(vault), undefined)
      if (!isEmpty && !isSame(vault, known)) rows.set(toVaultRowKey(vault), vault)
    }
    for (const key of pending) this.#pending.delete(toVaultId(key))
    for (const [key, row] of this.#ledger.takeRows()) rows.set(key, row)
    const { ilks, houses, cdpi } = reading
    const head: SkyHead = {
      setup: this.#setup,
      ilks,
      houses,
      cdpi,
      search: this.#search,
      pending: [...this.#pending.values()],
      liquidatable: this.#replaced ? null : this.#view.liquidatable,
    }
    this.#replaced = false
    return { block, head, rows }
  }

  async #beginSearch({ number: toBlock }: BlockRef): Promise<SkySearch> {
    const { fromBlock: configured } = this.#view.entry
    const address = this.#setup.core.vat
    const fromBlock = await readFirstBlock(this.#client, { address, configured, toBlock })
    return beginSearch({ fromBlock, toBlock })
  }
}

function isSame(
  vault: SkyAtBlock['vaults'][number],
  known: SkyAtBlock['vaults'][number] | undefined,
): boolean {
  return (
    known !== undefined &&
    known.ink === vault.ink &&
    known.art === vault.art &&
    known.holder === vault.holder &&
    known.account === vault.account
  )
}
