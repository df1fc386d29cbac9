import type { Book } from '@/lib/api/schema/book'
import { formatCount } from '@/lib/format'
import { type BookFilters, isFiltered } from './book-params'

const ORDERS = {
  distance: 'nearest to liquidation first',
  debt: 'largest debt first',
  collateral: 'largest collateral first',
} as const

/** "4,106 loans, nearest to liquidation first". */
export function getBookTitle(
  { total, asOf }: Pick<Book, 'total' | 'asOf'>,
  filters: BookFilters,
): string {
  if (Object.keys(asOf).length === 0) return 'No loan is known yet'
  const match = isFiltered(filters) ? ' match' : ''
  if (total === 0) return isFiltered(filters) ? 'No loan matches' : 'No open loan'
  if (total === 1) return isFiltered(filters) ? 'One loan matches' : 'One loan'
  return `${formatCount(total)} loans${match}, ${ORDERS[filters.sort]}`
}
