import Link from 'next/link'
import { ColumnWidths } from '../ui/column-head'
import { type BookFilters, toBookHref } from './book-params'

const STICKY = 'sticky top-0 z-10 bg-panel'

/** Of the columns below, in their order. */
const PERCENTS = [18, 18, 10.5, 7.5, 10, 9, 8, 19]

/** Column heads; those that can order the book are links, so that ordering works by keyboard and without scripts. */
export function BookHead({ filters }: { filters: BookFilters }) {
  return (
    <>
      <ColumnWidths percents={PERCENTS} />
      <thead>
        <tr>
          <th scope="col" className={STICKY}>
            Account
          </th>
          <th scope="col" className={STICKY}>
            Market
          </th>
          <th scope="col" className={STICKY}>
            Load line
          </th>
          <th scope="col" className={`n ${STICKY}`}>
            Health
          </th>
          <SortHead filters={filters} sort="distance">
            May fall
          </SortHead>
          <SortHead filters={filters} sort="collateral">
            Collateral
          </SortHead>
          <SortHead filters={filters} sort="debt">
            Owed
          </SortHead>
          <th scope="col" className={STICKY}>
            Held for owed
          </th>
        </tr>
      </thead>
    </>
  )
}

function SortHead({
  filters,
  sort,
  children,
}: {
  filters: BookFilters
  sort: BookFilters['sort']
  children: string
}) {
  const isActive = filters.sort === sort
  const order = sort === 'distance' ? 'ascending' : 'descending'
  return (
    <th scope="col" className={`n ${STICKY}`} {...(isActive && { 'aria-sort': order })}>
      <Link
        href={toBookHref(filters, { sort })}
        prefetch={false}
        scroll={false}
        className={isActive ? 'text-ink no-underline' : 'link'}
        title={sort === 'distance' ? 'Nearest to liquidation first' : 'Largest first'}
      >
        {children}
        {isActive ? <span aria-hidden="true">{order === 'ascending' ? ' ↑' : ' ↓'}</span> : null}
      </Link>
    </th>
  )
}
