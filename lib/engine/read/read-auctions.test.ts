import { expect, test } from 'vitest'
import type { Auction } from '@/lib/api/schema/auction'
import { zAuctionsQuery } from '@/lib/api/schema/query'
import {
  allAuctions,
  auction,
  lossAuction,
  redoAuction,
  returnedAuction,
} from '@/lib/api/testing/auctions'
import { asOf, downSource, freshSource, MARKET_ID } from '@/lib/api/testing/chain'
import { NotFoundError } from '@/lib/errors'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { LiveMarkets } from './live-markets'
import { readAuction, readAuctions, readWholeAuctions } from './read-auctions'

const cancelled: Auction = { ...auction, id: '1-0xCancelled-9', status: 'cancelled' }

const toSnapshot = (id: string, auctions?: readonly Auction[]) =>
  ({ id, asOf, ...(auctions && { auctions }) }) as unknown as MarketSnapshot

/** One market with auctions in no order, one that never has any, one that was not read yet. */
const snapshots = [
  toSnapshot(MARKET_ID, [cancelled, ...allAuctions].reverse()),
  toSnapshot('lending'),
]
const markets = {
  all: snapshots.map((snapshot) => ({ snapshot })),
  select: () => ({
    snapshots,
    asOf: { [MARKET_ID]: asOf, lending: asOf },
    source: { [MARKET_ID]: freshSource, lending: freshSource, unread: downSource },
  }),
} as unknown as LiveMarkets

const read = (query: object) => readAuctions(markets, zAuctionsQuery.parse(query))
const ids = (items: readonly Auction[]) => items.map(({ id }) => id)

test('default: those that run first, newest first, then those that are over', () => {
  const { items, total, nextCursor } = read({})
  expect(ids(items)).toEqual(ids([auction, redoAuction, cancelled, returnedAuction, lossAuction]))
  expect(total).toBe(5)
  expect(nextCursor).toBeNull()
})

test('behavior: live is what can still be bought or started anew; cancelled is over', () => {
  expect(ids(read({ status: 'live' }).items)).toEqual(ids([auction, redoAuction]))
  expect(ids(read({ status: 'ended' }).items)).toEqual(
    ids([cancelled, returnedAuction, lossAuction]),
  )
})

test('behavior: pages follow each other without gaps', () => {
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = read({ limit: 2, ...(cursor && { cursor }) })
    found.push(...ids(page.items))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(found).toEqual(ids(readWholeAuctions(markets, zAuctionsQuery.parse({})).items))
  expect(found).toHaveLength(5)
})

test('behavior: tells the state of markets with auctions and of those not read yet, unless one is named', () => {
  expect(Object.keys(read({}).asOf)).toEqual([MARKET_ID])
  expect(Object.keys(read({}).source)).toEqual([MARKET_ID, 'unread'])
  expect(Object.keys(read({ market: 'lending' }).source)).toContain('lending')
})

test('default: one by its id, in any case', () => {
  expect(readAuction(markets, auction.id.toUpperCase())).toBe(auction)
})

test('error: an id that there is not', () => {
  expect(() => readAuction(markets, 'none')).toThrow(NotFoundError)
})

test('error: a cursor of another list', () => {
  expect(() => read({ cursor: 'bm9uZQ' })).toThrow('cursor is not one of this list')
})
