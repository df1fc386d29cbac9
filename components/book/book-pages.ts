import type { Book, BookRow } from '@/lib/api/schema/book'
import { getRowKey } from './book-row'

/** A page that was read on from a cursor. */
export type MorePage = { cursor: string; book: Pick<Book, 'items' | 'nextCursor'> }

/** All rows once, in order: pages read at different blocks may overlap. */
export function joinRows(first: readonly BookRow[], more: readonly MorePage[]): readonly BookRow[] {
  const seen = new Set<string>()
  return [first, ...more.map((page) => page.book.items)].flat().filter((row) => {
    const key = getRowKey(row)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Where reading goes on; null at the end of the list. */
export function getNextCursor(
  first: Pick<Book, 'nextCursor'>,
  more: readonly MorePage[],
): string | null {
  const last = more.at(-1)
  return last ? last.book.nextCursor : first.nextCursor
}

/**
 * Puts a page that was read anew in its place. The page after it goes on from where the new one ends, so that
 * no row falls between them once that is read anew too; at the end of the list what came after is gone.
 */
export function replacePage(
  more: readonly MorePage[],
  { index, page }: { index: number; page: MorePage },
): MorePage[] {
  const { nextCursor } = page.book
  const after = nextCursor === null ? [] : more.slice(index + 1)
  return [
    ...more.slice(0, index),
    page,
    ...after.map((each, offset) =>
      offset === 0 && nextCursor !== null ? { ...each, cursor: nextCursor } : each,
    ),
  ]
}

/** Which of the further pages hold the rows from `from` to `to`. */
export function getPagesInView(
  sizes: { first: number; more: readonly number[] },
  { from, to }: { from: number; to: number },
): number[] {
  let start = sizes.first
  return sizes.more.flatMap((size, index) => {
    const isSeen = start <= to && start + size > from
    start += size
    return isSeen ? [index] : []
  })
}
