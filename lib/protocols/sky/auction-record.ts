import type { Hash, Hex } from 'viem'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { Address, Rad, Ray, Wad } from '@/lib/risk/units'
import type { SkyVault } from './vault'

/** Where a log stands. */
export type LogPlace = {
  blockNumber: number
  blockHash: Hash
  /** Seconds; not every node says it with a log. */
  blockTimestamp?: number
  transactionHash: Hash
  logIndex: number
}

/** What happened to an auction, amounts as the events give them: `tab` and `lot` are what is left. */
export type SkyAuctionEvent = LogPlace &
  (
    | { kind: 'bark'; ink: Wad; art: Wad; due: Rad }
    | { kind: 'kick'; top: Ray; tab: Rad; lot: Wad; coin: Rad; keeper: Address }
    | { kind: 'take'; price: Ray; owe: Rad; tab: Rad; lot: Wad }
    | { kind: 'redo'; top: Ray; tab: Rad; lot: Wad; coin: Rad; keeper: Address }
    | { kind: 'yank' }
  )

export type SkyTakeEvent = Extract<SkyAuctionEvent, { kind: 'take' }>

export type AuctionKey = { clip: Address; id: bigint }

/** One auction as its logs tell it. Plain data. */
export type AuctionRecord = AuctionKey & {
  ilk: string
  /** `null` until an event names it. */
  urn: Address | null
  /** Whose the vault is; `null` until it was read. */
  owner: Pick<SkyVault, 'holder' | 'account'> | null
  /** In the order of the chain. */
  events: readonly SkyAuctionEvent[]
  /** Purchases that are valued, by `toLogKey`. */
  told: ReadonlyMap<string, Liquidation>
}

export function toAuctionKey({ clip, id }: AuctionKey): string {
  return `${clip}-${id}`
}

export function toLogKey({ blockHash, logIndex }: { blockHash: Hex; logIndex: number }): string {
  return `${blockHash}-${logIndex}`
}

/** The event that began it, and that tells the debt behind it. */
export function findEvent<Kind extends SkyAuctionEvent['kind']>(
  { events }: Pick<AuctionRecord, 'events'>,
  kind: Kind,
): Extract<SkyAuctionEvent, { kind: Kind }> | undefined {
  return events.find((event) => event.kind === kind) as
    | Extract<SkyAuctionEvent, { kind: Kind }>
    | undefined
}

export function listTakes({ events }: Pick<AuctionRecord, 'events'>): SkyTakeEvent[] {
  return events.filter((event) => event.kind === 'take')
}

/** The same with one more event in its place; the record itself where it was there already. */
export function addEvent(record: AuctionRecord, event: SkyAuctionEvent): AuctionRecord {
  if (record.events.some((known) => toLogKey(known) === toLogKey(event))) return record
  const events = [...record.events, event].sort(
    (a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex,
  )
  return { ...record, events }
}

/** What is left of it below a block that was replaced; `undefined` where nothing is. */
export function cutEvents(record: AuctionRecord, blockNumber: number): AuctionRecord | undefined {
  const events = record.events.filter((event) => event.blockNumber <= blockNumber)
  if (events.length === record.events.length) return record
  if (events.length === 0) return undefined
  const kept = new Set(events.map(toLogKey))
  const told = new Map([...record.told].filter(([key]) => kept.has(key)))
  return { ...record, events, told }
}
