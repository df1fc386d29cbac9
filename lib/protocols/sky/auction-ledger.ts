import type { BlockRef } from '@/lib/chain/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError, HistoryUnavailableError } from '@/lib/errors'
import type { Address, Wad } from '@/lib/risk/units'
import {
  type AuctionRecord,
  addEvent,
  cutEvents,
  findEvent,
  listTakes,
  type SkyTakeEvent,
  toAuctionKey,
  toLogKey,
} from './auction-record'
import { toAuctionRowKey } from './frame'
import { readQuotes } from './lens/read-quotes'
import type { AuctionLog } from './parse-logs'
import { readTaker } from './read-taker'
import type { SkySetup } from './setup'
import type { SkyEntry } from './sky-entry'
import type { SkyIlkReading } from './to-ilk-reading'
import { type SkyVault, toVaultId, type VaultKey } from './vault'
import { toLiquidation } from './view/to-liquidation'

const toldAStep = 25

type Waiting = { record: AuctionRecord; take: SkyTakeEvent; borrower: Address }

/**
 * An entry's auctions: as the logs tell them, each purchase then valued at the price of its own block. What a node
 * no longer knows stays unknown.
 */
export class AuctionLedger {
  readonly #client: ChainClient
  readonly #entry: SkyEntry
  readonly #records = new Map<string, AuctionRecord>()
  readonly #changed = new Set<string>()
  /** Nodes have lost the states of this block and those below. */
  #lostUpTo = -1

  /** @param options.records what an earlier ledger of this entry has left */
  constructor(options: {
    client: ChainClient
    entry: SkyEntry
    records: Iterable<AuctionRecord>
  }) {
    this.#client = options.client
    this.#entry = options.entry
    for (const record of options.records) this.#records.set(toAuctionKey(record), record)
  }

  add(logs: readonly AuctionLog[]): void {
    for (const { ilk, clip, id, urn, event } of logs) {
      const key = toAuctionKey({ clip, id })
      const fresh = { clip, id, ilk, urn: null, owner: null, events: [], told: new Map() }
      const known: AuctionRecord = this.#records.get(key) ?? fresh
      const record = addEvent(known, event)
      if (record === known) continue
      this.#set({ ...record, urn: record.urn ?? urn })
    }
  }

  /** Vaults that were read: whose the auctions of theirs are. */
  noteOwners(vaults: readonly SkyVault[]): void {
    const byId = new Map(vaults.map((vault) => [toVaultId(vault), vault]))
    for (const record of this.#records.values()) {
      if (record.owner !== null || record.urn === null) continue
      const vault = byId.get(toVaultId({ ilk: record.ilk, urn: record.urn }))
      if (!vault) continue
      this.#set({ ...record, owner: { holder: vault.holder, account: vault.account } })
    }
  }

  /** Vaults whose auctions nobody's are yet. */
  listOwnerless(): VaultKey[] {
    return [...this.#records.values()].flatMap(({ ilk, urn, owner }) =>
      owner === null && urn !== null ? [{ ilk, urn }] : [],
    )
  }

  /** Purchases to be valued and rows that no frame has taken. */
  countPending(isPastKnown: boolean): number {
    return this.#waiting(isPastKnown).length + this.#changed.size
  }

  rewind(blockNumber: number): void {
    for (const [key, record] of this.#records) {
      const cut = cutEvents(record, blockNumber)
      if (cut === record) continue
      this.#changed.add(key)
      if (cut) this.#records.set(key, cut)
      else this.#records.delete(key)
    }
  }

  /** What changed since the last call, as rows of a frame. */
  takeRows(): [string, AuctionRecord | undefined][] {
    const rows = [...this.#changed].map((key): [string, AuctionRecord | undefined] => {
      return [toAuctionRowKey(key), this.#records.get(key)]
    })
    this.#changed.clear()
    return rows
  }

  /**
   * Values the newest purchases that wait, some a step: one receipt each, and the price of each block but the newest.
   * @param options.isPastKnown false: those whose bark was not found yet wait
   */
  async tell(options: {
    setup: SkySetup
    ilks: readonly SkyIlkReading[]
    block: BlockRef
    isPastKnown: boolean
  }): Promise<void> {
    const waiting = this.#waiting(options.isPastKnown)
      .sort((a, b) => b.take.blockNumber - a.take.blockNumber || b.take.logIndex - a.take.logIndex)
      .slice(0, toldAStep)
    await Promise.all(waiting.map((each) => this.#tell(each, options)))
  }

  #waiting(isPastKnown: boolean): Waiting[] {
    const waiting: Waiting[] = []
    for (const record of this.#records.values()) {
      const borrower = record.owner?.account
      if (!borrower || !(isPastKnown || findEvent(record, 'bark'))) continue
      for (const take of listTakes(record))
        if (!record.told.has(toLogKey(take))) waiting.push({ record, take, borrower })
    }
    return waiting
  }

  async #tell(
    { record, take, borrower }: Waiting,
    options: { setup: SkySetup; ilks: readonly SkyIlkReading[]; block: BlockRef },
  ): Promise<void> {
    const { setup, ilks, block } = options
    const reading = ilks.find(({ state }) => state.ilk === record.ilk)
    if (!reading) return
    const isNewest = take.blockHash === block.hash
    const [taker, price, timestamp] = await Promise.all([
      readTaker(this.#client, { vat: setup.core.vat, take }),
      isNewest ? reading.state.price : this.#readPrice(take, { setup, pip: reading.pip }),
      isNewest ? block.timestamp : (take.blockTimestamp ?? this.#readTime(take)),
    ])
    const { state } = reading
    const facts = { entry: this.#entry, state, dai: setup.dai, record, take, borrower }
    const told = toLiquidation({ ...facts, taker, price, timestamp })
    const newest = this.#records.get(toAuctionKey(record)) ?? record
    this.#set({ ...newest, told: new Map([...newest.told, [toLogKey(take), told]]) })
  }

  async #readPrice(
    { blockHash, blockNumber }: SkyTakeEvent,
    { setup, pip }: { setup: SkySetup; pip: Address },
  ): Promise<Wad | null> {
    if (blockNumber <= this.#lostUpTo) return null
    try {
      const { spotter } = setup.core
      const quotes = await readQuotes(this.#client, { spotter, pips: [pip], blockHash })
      return quotes?.get(pip)?.price ?? null
    } catch (error) {
      const isLost =
        error instanceof HistoryUnavailableError ||
        (error instanceof ChainReadError && !error.retryable)
      if (!isLost) throw error
      this.#lostUpTo = Math.max(this.#lostUpTo, blockNumber)
      return null
    }
  }

  async #readTime({ blockHash }: SkyTakeEvent): Promise<number> {
    return (await this.#client.readBlock(blockHash)).timestamp
  }

  #set(record: AuctionRecord): void {
    const key = toAuctionKey(record)
    this.#records.set(key, record)
    this.#changed.add(key)
  }
}
