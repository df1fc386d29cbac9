import type { Market } from '@/lib/api/schema/market'
import type { BookColumns } from './market-adapter'

const largestShown = 10

/**
 * The largest debtors of a market.
 * @param shareOf of a book row: its share of the market's whole debt, a decimal
 */
export function toLargest(book: BookColumns, shareOf: (row: number) => string): Market['largest'] {
  return listLargest(book.debtUsd).map((row) => ({
    address: book.addresses[row] ?? '0x',
    collateralUsd: (book.collateralUsd[row] ?? 0).toFixed(2),
    debtUsd: (book.debtUsd[row] ?? 0).toFixed(2),
    shareOfDebt: shareOf(row),
  }))
}

/** Rows of the largest values above 0, largest first, without sorting all of them. */
function listLargest(values: Float64Array): number[] {
  const rows: number[] = []
  let least = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (!(value > least)) continue
    const place = rows.findIndex((other) => (values[other] as number) < value)
    rows.splice(place === -1 ? rows.length : place, 0, row)
    if (rows.length > largestShown) rows.pop()
    if (rows.length === largestShown) least = values[rows.at(-1) as number] as number
  }
  return rows
}
