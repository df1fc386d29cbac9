import { z } from 'zod'
import { decodeCursor, encodeCursor } from '@/lib/api/cursor'
import { isLiveAuction } from '@/lib/api/is-live-auction'
import type { Auction, Auctions } from '@/lib/api/schema/auction'
import type { AuctionsQuery } from '@/lib/api/schema/query'
import { NotFoundError } from '@/lib/errors'
import type { ChosenMarkets, LiveMarkets } from './live-markets'

const list = 'auctions'
const zKey = z.tuple([z.number(), z.number(), z.string()])

type Key = z.output<typeof zKey>

/** Those that run first, then those that are over, each newest first. @throws NotFoundError, InvalidRequestError as `readBook` */
export function readAuctions(markets: LiveMarkets, query: AuctionsQuery): Auctions {
  return readPage(markets, { query, limit: query.limit })
}

export function readWholeAuctions(markets: LiveMarkets, query: AuctionsQuery): Auctions {
  return readPage(markets, { query, limit: Number.POSITIVE_INFINITY })
}

/** @throws NotFoundError */
export function readAuction(markets: LiveMarkets, id: string): Auction {
  const wanted = id.toLowerCase()
  for (const { snapshot } of markets.all) {
    const found = snapshot?.auctions?.find((auction) => auction.id.toLowerCase() === wanted)
    if (found) return found
  }
  throw new NotFoundError(
    `There is no auction "${id.slice(0, 100)}" in the markets that are followed. An id reads <chainId>-<auction house>-<number>.`,
  )
}

function readPage(
  markets: LiveMarkets,
  { query, limit }: { query: AuctionsQuery; limit: number },
): Auctions {
  const chosen = markets.select({ market: query.market })
  const after = query.cursor ? decodeCursor(query.cursor, { list, key: zKey }) : undefined
  const all = chosen.snapshots
    .flatMap(({ auctions }) => auctions ?? [])
    .filter(
      (auction) =>
        query.status === undefined || (query.status === 'live') === isLiveAuction(auction),
    )
    .sort((a, b) => compareKeys(toKey(a), toKey(b)))
  const rest = after ? all.filter((each) => compareKeys(toKey(each), after) > 0) : all
  const items = rest.slice(0, limit)
  const last = rest.length > items.length ? items.at(-1) : undefined
  return {
    ...(query.market === undefined ? pickAuctioning(chosen) : toStates(chosen)),
    total: all.length,
    items,
    nextCursor: last ? encodeCursor(list, toKey(last)) : null,
  }
}

const toStates = ({ asOf, source }: ChosenMarkets) => ({ asOf, source })

/** Of the markets that sell by auction, and of those of which that is not known because nothing was read yet. */
function pickAuctioning({ snapshots, asOf, source }: ChosenMarkets) {
  const others = new Set(snapshots.flatMap(({ id, auctions }) => (auctions ? [] : [id])))
  const pick = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).filter(([id]) => !others.has(id)))
  return { asOf: pick(asOf), source: pick(source) }
}

function toKey(auction: Auction): Key {
  const { id, started, outcome } = auction
  return [isLiveAuction(auction) ? 0 : 1, outcome?.blockNumber ?? started?.blockNumber ?? 0, id]
}

function compareKeys(a: Key, b: Key): number {
  if (a[0] !== b[0]) return a[0] - b[0]
  if (a[1] !== b[1]) return b[1] - a[1]
  return a[2] === b[2] ? 0 : a[2] < b[2] ? 1 : -1
}
