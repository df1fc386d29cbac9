import type { SkyAuction, SkyClip } from '@/lib/risk/sky/state'
import type { Address } from '@/lib/risk/units'
import type { LiquidatableRecord } from '../liquidatable-record'
import type { AuctionRecord } from './auction-record'
import type { SkySetup } from './setup'
import type { SkyIlkReading } from './to-ilk-reading'
import { type SkyVault, toVaultId, type VaultKey } from './vault'

/** Rises when anything below changes its shape. */
export const skyFrameFormat = 1

/** What a frame of an entry says beside its rows. */
export type SkyHead = {
  setup: SkySetup
  /** In the order of the entry's ilks. */
  ilks: readonly SkyIlkReading[]
  /** Every auction house that an ilk has or had, with what it sells now. */
  houses: readonly SkyHouse[]
  /** Newest number of the CDP manager. */
  cdpi: number
  /** The past that is searched; `null` before it began. */
  search: SkySearch | null
  /** Found, and not read yet. */
  pending: readonly VaultKey[]
  /** Who could be auctioned at the frame before, by `toVaultId`; `null` where there is none, or it was replaced. */
  liquidatable?: LiquidatableRecord | null
}

export type SkyHouse = { ilk: string; clip: SkyClip; auctions: readonly SkyAuction[] }

export type SkySearch = {
  /** Blocks not searched yet, both ends included. `clip`: only what this auction house logged. */
  left: readonly SearchRange[]
  /** Newest block of the search. */
  toBlock: number
  /** Blocks to search in all. */
  blocks: number
}

export type SearchRange = { fromBlock: number; toBlock: number; clip?: Address }

const prefixes = { vault: 'v', auction: 'a' } as const

export function toVaultRowKey(key: VaultKey): string {
  return `${prefixes.vault}:${toVaultId(key)}`
}

/** @param key as `toAuctionKey` writes it */
export function toAuctionRowKey(key: string): string {
  return `${prefixes.auction}:${key}`
}

export type SkyRow =
  | { kind: 'vault'; id: string; value: SkyVault | undefined }
  | { kind: 'auction'; id: string; value: AuctionRecord | undefined }

/** A row of a frame as what it is; `undefined`: it was taken away. */
export function toRow(key: string, value: unknown): SkyRow {
  const id = key.slice(2)
  return key.startsWith(`${prefixes.auction}:`)
    ? { kind: 'auction', id, value: value as AuctionRecord | undefined }
    : { kind: 'vault', id, value: value as SkyVault | undefined }
}
