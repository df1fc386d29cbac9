import Link from 'next/link'
import type { Book } from '@/lib/api/schema/book'
import type { Market } from '@/lib/api/schema/market'
import type { BookQuery } from '@/lib/api/schema/query'
import { formatCount } from '@/lib/format'
import { getCoverageSentence } from '../markets/market-state'
import { AsOfLines } from '../ui/as-of-lines'
import { EmptyState } from '../ui/empty-state'
import { Notice } from '../ui/notice'
import { Panel } from '../ui/panel'
import { BookFilterForm } from './book-filters'
import { BookOrder } from './book-order'
import { isFiltered, toBookApiHref, toBookHref } from './book-params'
import { BookTable } from './book-table.client'
import { getBookTitle } from './book-title'

/** The book with its filters, the blocks that it rests on, and what it leaves out. */
export function BookPanel({
  book,
  query,
  markets,
}: {
  book: Book
  query: BookQuery
  markets: readonly Market[]
}) {
  const names = Object.fromEntries(markets.map((market) => [market.id, market.name]))
  const shown = markets.filter((market) => query.market === undefined || market.id === query.market)
  return (
    <>
      <Partial markets={shown} />
      <Panel
        title={getBookTitle(book, query)}
        aside={query.cursor ? <FromTheStart query={query} /> : null}
        footer={<AsOfLines asOf={book.asOf} source={book.source} names={names} />}
        footerAside={
          <>
            {formatCount(book.total)} {book.total === 1 ? 'loan' : 'loans'} ·{' '}
            <a className="link" href={toBookApiHref(query, { format: 'csv' })}>
              CSV
            </a>
          </>
        }
      >
        <BookFilterForm filters={query} markets={markets} />
        {book.items.length === 0 ? (
          <Nothing query={query} markets={shown} />
        ) : (
          <div className="relative md:max-xl:overflow-x-auto">
            <BookOrder filters={query} />
            <BookTable
              key={`${toBookHref(query)} ${query.cursor ?? ''}`}
              first={book}
              filters={query}
              names={names}
              fromStart={query.cursor === undefined}
            />
          </div>
        )}
      </Panel>
    </>
  )
}

function FromTheStart({ query }: { query: BookQuery }) {
  return (
    <Link href={toBookHref(query)} prefetch={false} className="link">
      from the first
    </Link>
  )
}

/** Markets whose loans are not all here, said above the book rather than left out in silence. */
function Partial({ markets }: { markets: readonly Market[] }) {
  const partial = markets.filter(
    (market) => market.phase !== 'live' || Number(market.coverage ?? 0) < 0.9995,
  )
  if (partial.length === 0) return null
  return (
    <div className="pb-4">
      <Notice kind="watch">
        {partial.map((market) => (
          <p key={market.id}>
            <b>{market.name}:</b> {getCoverageSentence(market)} {market.source.reason ?? ''}
          </p>
        ))}
      </Notice>
    </div>
  )
}

function Nothing({ query, markets }: { query: BookQuery; markets: readonly Market[] }) {
  if (query.cursor !== undefined || isFiltered(query)) {
    return (
      <EmptyState title="No loan matches">
        <Link href={toBookHref({ sort: query.sort })} className="link">
          Show all loans
        </Link>
      </EmptyState>
    )
  }
  const isReading = markets.some((market) => market.phase !== 'live')
  return (
    <EmptyState title={isReading ? 'No loan is known yet' : 'Nobody owes anything'}>
      {isReading
        ? 'Borrowers appear here as they are found, those who borrowed lately first.'
        : 'In the markets that are followed there is no open loan.'}
    </EmptyState>
  )
}
