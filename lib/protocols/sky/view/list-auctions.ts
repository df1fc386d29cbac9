import type { Auction } from '@/lib/api/schema/auction'
import type { SkyClip } from '@/lib/risk/sky/state'
import { type AuctionRecord, toAuctionKey } from '../auction-record'
import type { SkyHouse } from '../frame'
import type { SkyData } from './sky-data'
import { toAuction } from './to-auction'

const endedShown = 200

/** An ilk's auctions at a block: all that run, newest first, then the newest of those that are over. */
export function listAuctions(
  data: SkyData,
  { houses, records }: { houses: readonly SkyHouse[]; records: readonly AuctionRecord[] },
): Auction[] {
  const byKey = new Map(records.map((record) => [toAuctionKey(record), record]))
  const running = houses.flatMap(({ clip, auctions }) =>
    auctions.map((sale) => {
      const key = toAuctionKey({ clip: clip.address, id: sale.id })
      return { key, data, clip, sale, record: byKey.get(key) ?? null }
    }),
  )
  const live = new Set(running.map(({ key }) => key))
  const clips = new Map<string, SkyClip>(houses.map(({ clip }) => [clip.address, clip]))
  const ended = [...byKey].flatMap(([key, record]) => {
    const clip = clips.get(record.clip)
    return live.has(key) || !clip ? [] : [{ key, data, clip, sale: null, record }]
  })
  const newestFirst = (a: { record: AuctionRecord | null }, b: { record: AuctionRecord | null }) =>
    getBegin(b.record) - getBegin(a.record)
  const shown = [...running.sort(newestFirst), ...ended.sort(newestFirst).slice(0, endedShown)]
  return shown.flatMap((facts) => toAuction(facts) ?? [])
}

function getBegin(record: AuctionRecord | null): number {
  return record?.events[0]?.blockNumber ?? 0
}
