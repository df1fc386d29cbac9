import type { BlockRef } from '@/lib/chain/blocks/block-ref'

/** One entry of the configuration: a market, or a family of many. */
export type StoreKey = { chainId: number; entry: string }

/**
 * The right to write what belongs to one entry. A newer epoch ends every older one. Epochs go by the database's
 * clock, so that none comes twice even where the database was emptied: another epoch than one's own, also for
 * the same holder, means that what is stored is to be read anew.
 */
export type Lease = StoreKey & { holder: string; epoch: number }

/** What the holder of a lease says of its work, for the processes that only read. */
export type LeaseNote = {
  /** When a node last confirmed the head, milliseconds since the epoch. */
  confirmedAt: number | null
  head: number | null
  /** Why the newest block could not be read; `null` when it was. */
  failure: string | null
  progress: number
  endpoints: { healthy: number; total: number }
}

export type HeldLease = Lease & {
  /** Neither released nor run out, by the database's own clock. */
  alive: boolean
  note: LeaseNote | null
}

/** Changed rows of an entry; `null` takes a row away. The bytes are the protocol's own. */
export type StoredRow = { key: string; value: Uint8Array | null }

/** An entry at one block: its head, and rows (all, or those that changed since a version). */
export type StoredState = {
  /** Grows by every save; not by one. */
  version: number
  /** Of the encoding: what was written in another format is not read. */
  format: number
  block: BlockRef
  head: Uint8Array
  rows: StoredRow[]
}

/** A market's totals and what of it was at risk, dollars at that block's prices. */
export type MarketPoint = {
  market: string
  /** Seconds since the epoch, a multiple of 300: the start of its five minutes. The last block in them counts. */
  at: number
  blockNumber: number
  borrowers: number
  collateralUsd: number
  debtUsd: number
  liquidatableUsd: number
  badDebtUsd: number
  /** Collateral liquidatable once all collateral falls by 5, 10, 20, 30 and 50 %. */
  atRiskUsd: readonly number[]
}

export type HealthPoint = {
  market: string
  /** Kept and answered in lower case. */
  address: string
  /** Empty where the position is the account's own. */
  subaccount: string
  /** Seconds since the epoch: the block's. The first point of a second counts. */
  at: number
  blockNumber: number
  /** Wad integer; `null` where a price was missing. */
  healthFactor: string | null
  collateralUsd: number | null
  debtUsd: number | null
}

/** Everything of one step, kept in one transaction or not at all. */
export type SaveOptions = {
  lease: Lease
  /** Another than that of what is stored: all its rows go first. */
  format: number
  block: BlockRef
  head: Uint8Array
  rows: readonly StoredRow[]
  /** `rows` is all there is: what was stored and is not among them goes. */
  replace?: boolean | undefined
  marketPoints: readonly MarketPoint[]
  healthPoints: readonly HealthPoint[]
  /** The chain above this block was replaced: this entry's points from there go first. */
  rewindTo?: number | undefined
}

/**
 * What outlives a process. Nothing in it is needed to show the chain as it is now, and all of it can be
 * rebuilt from the chain. Every method rejects with `StoreError` where the database can't be reached.
 */
export interface Store {
  /** `null` where nothing was saved, or nothing newer than version `after`; with `after`, rows that changed since. */
  readState(key: StoreKey, options?: { after?: number }): Promise<StoredState | null>
  /** @returns The new version. @throws LeaseLostError where the lease is no longer held; nothing was written. */
  save(options: SaveOptions): Promise<number>
  /** Takes, or prolongs, the lease of an entry for `ttlMs`; `null` while somebody else holds it. */
  takeLease(
    options: StoreKey & { holder: string; ttlMs: number; note: LeaseNote },
  ): Promise<Lease | null>
  releaseLease(lease: Lease): Promise<void>
  readLeases(): Promise<HeldLease[]>
  /** Oldest first, from `from` to `to` inclusive; `step` 300, or 3600 for the last point of each hour. */
  readMarketPoints(options: {
    chainId: number
    market: string
    from: number
    to: number
    step: 300 | 3600
  }): Promise<MarketPoint[]>
  /** Oldest first, from `from` to `to` inclusive, of all markets of the chain. */
  readHealthPoints(options: {
    chainId: number
    address: string
    from: number
    to: number
  }): Promise<HealthPoint[]>
  /** Somebody looked at an account: its health is kept from now on. */
  noteLooked(options: { chainId: number; address: string; at: number }): Promise<void>
  /** Accounts looked at since `since`, seconds; in lower case. */
  readLooked(options: { chainId: number; since: number }): Promise<string[]>
  /** Drops what is past keeping: five-minute points older than 30 days but the last of each hour, health and looks older than 90 days. `now` in seconds. */
  thin(options: { now: number }): Promise<void>
  close(): Promise<void>
}
