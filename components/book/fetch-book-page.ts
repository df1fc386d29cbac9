import { fetchJson } from '@/lib/api/queries/fetch-json'
import { zBook } from '@/lib/api/schema/book'
import type { MorePage } from './book-pages'
import { type BookFilters, toBookApiHref } from './book-params'

/** One further page of the book. @throws as `fetchJson` */
export async function fetchBookPage(
  filters: BookFilters,
  { cursor, limit, signal }: { cursor: string; limit: number; signal: AbortSignal },
): Promise<MorePage> {
  const url = toBookApiHref(filters, { cursor, limit })
  return { cursor, book: await fetchJson(zBook, url, { signal }) }
}
