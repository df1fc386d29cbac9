import Link from 'next/link'
import { type BookFilters, toBookHref } from './book-params'

const ORDERS = [
  { sort: 'distance', text: 'nearest first' },
  { sort: 'debt', text: 'largest debt' },
  { sort: 'collateral', text: 'largest collateral' },
] as const

/** The orders of the book where its heads can't be seen: on a phone, or a page made very large. */
export function BookOrder({ filters }: { filters: BookFilters }) {
  return (
    <nav aria-label="Order of the loans" className="flex flex-wrap gap-x-4 px-4 pb-2 md:hidden">
      {ORDERS.map(({ sort, text }) => (
        <Link
          key={sort}
          href={toBookHref(filters, { sort })}
          prefetch={false}
          scroll={false}
          aria-current={filters.sort === sort ? 'true' : undefined}
          className="link py-1 text-t1 aria-[current]:font-bold aria-[current]:no-underline"
        >
          {text}
        </Link>
      ))}
    </nav>
  )
}
