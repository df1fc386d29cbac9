import type { BookColumns, MarketSnapshot } from '@/lib/protocols/market-adapter'

export type BookSort = 'distance' | 'debt' | 'collateral'

const orders = new WeakMap<MarketSnapshot, Map<BookSort, Uint32Array>>()

/**
 * Rows of one market's book in the order of a list: `distance` nearest to liquidation first, `debt` and
 * `collateral` largest first, equal ones by address and subaccount, those without a price last. Sorted once a snapshot.
 */
export function getBookOrder(snapshot: MarketSnapshot, sort: BookSort): Uint32Array {
  const known = orders.get(snapshot) ?? new Map<BookSort, Uint32Array>()
  orders.set(snapshot, known)
  const order = known.get(sort) ?? sortRows(snapshot.getBook(), sort)
  known.set(sort, order)
  return order
}

function sortRows(book: BookColumns, sort: BookSort): Uint32Array {
  const rows = new Uint32Array(book.length)
  const values = new Float64Array(book.length)
  for (let row = 0; row < book.length; row++) {
    rows[row] = row
    values[row] = getSortValue(book, row, sort)
  }
  return rows.sort(
    (a, b) =>
      compareValues(values[a] as number, values[b] as number) ||
      compareText(book.addresses[a] ?? '', book.addresses[b] ?? '') ||
      compareText(book.subaccounts?.[a] ?? '', book.subaccounts?.[b] ?? ''),
  )
}

/** Ascending in every list, `NaN` for what has no price. */
export function getSortValue(book: BookColumns, row: number, sort: BookSort): number {
  if (sort === 'distance') return book.healthFactors[row] ?? Number.NaN
  const values = sort === 'debt' ? book.debtUsd : book.collateralUsd
  return -(values[row] ?? Number.NaN)
}

export function compareValues(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  return a - b
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
