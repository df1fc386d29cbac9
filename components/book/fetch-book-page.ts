import { fetchJson } from '@/lib/api/queries/fetch-json'
import { zBook } from '@/lib/api/schema/book'
import type { MorePage } from './book-pages'
import { type BookFilters, toBookApiHref } from './book-params'

const PAGE_ROWS = 200

/** One further page of the book. @throws as `fetchJson` */
export async function fetchBookPage(
  filters: BookFilters,
  { cursor, signal }: { cursor: string; signal: AbortSignal },
): Promise<MorePage> {
  const url = toBookApiHref(filters, { cursor, limit: PAGE_ROWS })
  return { cursor, book: await fetchJson(zBook, url, { signal }) }
}
