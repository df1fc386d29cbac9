import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { BookPanel } from '@/components/book/book-panel'
import { toBookHref } from '@/components/book/book-params'
import { getBookTitle } from '@/components/book/book-title'
import { LiveRefresh } from '@/components/live/live-refresh.client'
import { hasEmpty } from '@/components/page-query/has-empty'
import { parsePageQuery, type SearchParams } from '@/components/page-query/parse-page-query'
import {
  IgnoredNotice,
  QueryProblemPanel,
  ReadProblemPanel,
} from '@/components/page-query/problem-panel'
import { readOrProblem } from '@/components/page-query/read-or-problem'
import { PageHead } from '@/components/ui/page-head'
import { type BookQuery, zBookQuery } from '@/lib/api/schema/query'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

/** The first rows stand in the document, which a phone lays out at once; more come as the reader scrolls. */
const zBookPageQuery = zBookQuery.extend({ limit: zBookQuery.shape.limit.unwrap().default(25) })

type Props = { searchParams: Promise<SearchParams> }

const readBook = (query: BookQuery) => readOrProblem(() => getEngine().readBook(query))

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { query } = parsePageQuery(zBookPageQuery, await searchParams)
  const book = query && readBook(query).data
  const title = 'Accounts'
  if (!query || !book) return { title }
  return {
    title,
    description: `${getBookTitle(book, query)}: health, distance, collateral and debt of each, live from the chain.`,
  }
}

export default async function BookPage({ searchParams }: Props) {
  const params = await searchParams
  const { query, problems, ignored } = parsePageQuery(zBookPageQuery, params)
  if (query && hasEmpty(params)) redirect(toBookHref(query))
  const book = query ? readBook(query) : null
  const way = (
    <Link href="/accounts" className="link">
      Show all loans
    </Link>
  )
  return (
    <>
      <PageHead
        title="Accounts"
        sub="Every loan that is followed, and how far it is from its sale"
      />
      <IgnoredNotice keys={ignored} />
      {query && book?.data ? (
        <>
          <LiveRefresh asOf={book.data.asOf} />
          <BookPanel book={book.data} query={query} markets={getEngine().readMarkets()} />
        </>
      ) : book?.problem ? (
        <ReadProblemPanel problem={book.problem}>{way}</ReadProblemPanel>
      ) : (
        <QueryProblemPanel problems={problems}>{way}</QueryProblemPanel>
      )}
    </>
  )
}
