import type { Book, BookRow } from '@/lib/api/schema/book'
import { isBadDebt } from '../book/book-row'

/**
 * The rows that a price can still sell: loans that nothing backs any more stand first in the book for good, and
 * would hide who is near. Their number is told; where there is nothing else they are listed after all.
 */
export function pickNearest(
  book: Pick<Book, 'items'>,
  count: number,
): { rows: BookRow[]; badDebts: number } {
  const backed = book.items.filter((row) => !isBadDebt(row))
  if (backed.length === 0) return { rows: book.items.slice(0, count), badDebts: 0 }
  return { rows: backed.slice(0, count), badDebts: book.items.length - backed.length }
}
