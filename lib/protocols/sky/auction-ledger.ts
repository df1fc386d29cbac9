import type { Hash } from 'viem'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError, HistoryUnavailableError } from '@/lib/errors'
import type { Address, Wad } from '@/lib/risk/units'
import {
  type AuctionRecord,
  addEvent,
  cutEvents,
  findEvent,
  type LogPlace,
  listTakes,
  type SkyTakeEvent,
  toAuctionKey,
  toLogKey,
} from './auction-record'
import { toAuctionRowKey } from './frame'
import { readLensBlock } from './lens/read-lens-block'
import { readQuotes } from './lens/read-quotes'
import type { AuctionLog } from './parse-logs'
import { readTaker } from './read-taker'
import type { SkySetup } from './setup'
import type { SkyEntry } from './sky-entry'
import type { SkyIlkReading } from './to-ilk-reading'
import type { SkyVault } from './vault'
import { toLiquidation } from './view/to-liquidation'

const toldAStep = 25

export type TellOptions = {
  setup: SkySetup
  ilks: readonly SkyIlkReading[]
  /** The newest. */
  block: BlockRef
  /** Those read at the newest block. */
  vaults: readonly SkyVault[]
  isPastKnown: boolean
  findCdp: (urn: Address) => number
}

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

  /** Auctions whose borrower isn't known, purchases to be valued, rows that no frame has taken. */
  countPending(isPastKnown: boolean): number {
    return (
      this.#listOwnerless(isPastKnown).length +
      this.#listUntold(isPastKnown).length +
      this.#changed.size
    )
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
   * Finds out whose the newest auctions are and values the newest purchases that wait, some a step: a read an auction
   * that began earlier, a receipt a purchase, and the price of each block but the newest.
   * @param options.isPastKnown false: those whose bark was not found yet wait
   */
  async tell(options: TellOptions): Promise<void> {
    const { isPastKnown } = options
    const ownerless = this.#listOwnerless(isPastKnown)
    ownerless.sort((a, b) => getBegin(b) - getBegin(a))
    await Promise.all(
      ownerless.slice(0, toldAStep).map((record) => this.#findOwner(record, options)),
    )
    const untold = this.#listUntold(isPastKnown)
    untold.sort(
      (a, b) => b.take.blockNumber - a.take.blockNumber || b.take.logIndex - a.take.logIndex,
    )
    await Promise.all(untold.slice(0, toldAStep).map((each) => this.#tell(each, options)))
  }

  #listOwnerless(isPastKnown: boolean): AuctionRecord[] {
    return [...this.#records.values()].filter(
      (record) =>
        record.owner === null &&
        record.urn !== null &&
        (isPastKnown || findEvent(record, 'bark') !== undefined),
    )
  }

  #listUntold(isPastKnown: boolean): Waiting[] {
    const waiting: Waiting[] = []
    for (const record of this.#records.values()) {
      const borrower = record.owner?.account
      if (!borrower || !(isPastKnown || findEvent(record, 'bark'))) continue
      for (const take of listTakes(record))
        if (!record.told.has(toLogKey(take))) waiting.push({ record, take, borrower })
    }
    return waiting
  }

  /** Whose the vault was when its auction began, where a node still knows; else whose it is. */
  async #findOwner(
    record: AuctionRecord,
    { setup, block, vaults, findCdp }: TellOptions,
  ): Promise<void> {
    const { ilk, urn } = record
    const [first] = record.events
    if (urn === null || !first) return
    const vault = { urn, cdp: findCdp(urn), ilkIndex: 0 }
    const read = async (at: { blockHash: Hash; blockNumber: number }) => {
      const request = { core: setup.core, ilks: [ilk], moreClips: [], vaults: [vault] }
      return (await readLensBlock(this.#client, { ...request, ...at })).vaults[0]
    }
    const { blockHash, blockNumber } = first
    const isNewest = blockHash === block.hash
    const found =
      (isNewest ? vaults.find((each) => each.ilk === ilk && each.urn === urn) : undefined) ??
      (await this.#unlessLost(first, () => read({ blockHash, blockNumber }))) ??
      (await read({ blockHash: block.hash, blockNumber: block.number }))
    if (!found) return
    this.#set({ ...record, owner: { holder: found.holder, account: found.account } })
  }

  async #tell(
    { record, take, borrower }: Waiting,
    { setup, ilks, block }: TellOptions,
  ): Promise<void> {
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
    take: SkyTakeEvent,
    { setup, pip }: { setup: SkySetup; pip: Address },
  ): Promise<Wad | null> {
    const { spotter } = setup.core
    const { blockHash } = take
    const quotes = await this.#unlessLost(take, () =>
      readQuotes(this.#client, { spotter, pips: [pip], blockHash }),
    )
    return quotes?.get(pip)?.price ?? null
  }

  /** Reads the state of an event's block; `null` where nodes have lost it. */
  async #unlessLost<T>({ blockNumber }: LogPlace, read: () => Promise<T>): Promise<T | null> {
    if (blockNumber <= this.#lostUpTo) return null
    try {
      return await read()
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

function getBegin({ events }: AuctionRecord): number {
  return events[0]?.blockNumber ?? 0
}
