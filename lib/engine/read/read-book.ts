import { z } from 'zod'
import { decodeCursor, encodeCursor } from '@/lib/api/cursor'
import type { Book } from '@/lib/api/schema/book'
import type { BookQuery } from '@/lib/api/schema/query'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { LiveMarkets } from './live-markets'
import { type BookSort, compareText, compareValues, getBookOrder, getSortValue } from './order-book'

const zPlace = [z.number().nullable(), z.string(), z.string()] as const
/** Without the last: a cursor of before vaults were rows of their own, from which a row may come again, none be lost. */
const zKey = z.union([z.tuple([...zPlace, z.string()]), z.tuple(zPlace)])

type Place = { value: number; address: string; market: string; subaccount: string }
type Candidate = Place & { snapshot: MarketSnapshot; row: number }

/**
 * One page of the book over the markets that the query names: a merge of each market's sorted rows, so that
 * a page costs its own length and not the book's.
 *
 * @throws InvalidRequestError for an unknown market or asset, or a cursor of another list
 */
export function readBook(markets: LiveMarkets, query: BookQuery): Book {
  return { ...readPage(markets, { query, limit: query.limit }) }
}

/** All rows that match, from the cursor on. */
export function readWholeBook(markets: LiveMarkets, query: BookQuery): Book {
  return readPage(markets, { query, limit: Number.POSITIVE_INFINITY })
}

function readPage(markets: LiveMarkets, options: { query: BookQuery; limit: number }): Book {
  const { query, limit } = options
  const chosen = markets.select(query)
  const list = `accounts.${query.sort}`
  const after = query.cursor ? toPlace(decodeCursor(query.cursor, { list, key: zKey })) : undefined
  const matches = getFilter(query)
  const walks = chosen.snapshots.map((snapshot) =>
    walk({ snapshot, sort: query.sort, matches, after }),
  )
  const found = merge(walks, limit + 1)
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  return {
    asOf: chosen.asOf,
    source: chosen.source,
    total: chosen.snapshots.reduce((sum, snapshot) => sum + count(snapshot, matches), 0),
    items: page.map(({ snapshot, row }) => snapshot.toBookRow(row)),
    nextCursor: last ? encodeCursor(list, toKey(last)) : null,
  }
}

type Filter = (snapshot: MarketSnapshot, row: number) => boolean

function getFilter(query: BookQuery): Filter | undefined {
  const { asset } = query
  const maxDistance = query.maxDistance === undefined ? undefined : Number(query.maxDistance)
  const minDebtUsd = query.minDebtUsd === undefined ? undefined : Number(query.minDebtUsd)
  if (asset === undefined && maxDistance === undefined && minDebtUsd === undefined) return undefined
  return (snapshot, row) => {
    const book = snapshot.getBook()
    const healthFactor = book.healthFactors[row] ?? Number.NaN
    if (maxDistance !== undefined && !(1 - 1 / healthFactor <= maxDistance)) return false
    if (minDebtUsd !== undefined && !((book.debtUsd[row] ?? Number.NaN) >= minDebtUsd)) return false
    return asset === undefined || snapshot.hasAsset(row, asset as `0x${string}`)
  }
}

function count(snapshot: MarketSnapshot, matches: Filter | undefined): number {
  const { length } = snapshot.getBook()
  if (!matches) return length
  let total = 0
  for (let row = 0; row < length; row++) if (matches(snapshot, row)) total++
  return total
}

function* walk(options: {
  snapshot: MarketSnapshot
  sort: BookSort
  matches: Filter | undefined
  after: Place | undefined
}): Generator<Candidate> {
  const { snapshot, sort, matches, after } = options
  const book = snapshot.getBook()
  const market = snapshot.getMarket().id
  for (const row of getBookOrder(snapshot, sort)) {
    const place = {
      value: getSortValue(book, row, sort),
      address: book.addresses[row] ?? '',
      market,
      subaccount: book.subaccounts?.[row] ?? '',
    }
    if (after && comparePlaces(place, after) <= 0) continue
    if (matches && !matches(snapshot, row)) continue
    yield { ...place, snapshot, row }
  }
}

function merge(walks: Generator<Candidate>[], limit: number): Candidate[] {
  const heads = walks.map((rows) => ({ rows, next: rows.next() }))
  const merged: Candidate[] = []
  while (merged.length < limit) {
    const first = heads
      .filter((head) => !head.next.done)
      .reduce<(typeof heads)[number] | undefined>(
        (best, head) =>
          best && comparePlaces(best.next.value, head.next.value) <= 0 ? best : head,
        undefined,
      )
    if (!first) break
    merged.push(first.next.value)
    first.next = first.rows.next()
  }
  return merged
}

function comparePlaces(a: Place, b: Place): number {
  return (
    compareValues(a.value, b.value) ||
    compareText(a.address, b.address) ||
    compareText(a.market, b.market) ||
    compareText(a.subaccount, b.subaccount)
  )
}

function toKey({ value, address, market, subaccount }: Place): z.output<typeof zKey> {
  return [Number.isNaN(value) ? null : value, address, market, subaccount]
}

function toPlace([value, address, market, subaccount = '']: z.output<typeof zKey>): Place {
  return { value: value ?? Number.NaN, address, market, subaccount }
}
