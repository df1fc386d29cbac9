import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { toAuctionsHref } from '@/components/auctions/auction-params'
import { AuctionsPanels } from '@/components/auctions/auctions-panels'
import { Term } from '@/components/glossary/term'
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
import { zAuctionsQuery } from '@/lib/api/schema/query'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Auctions',
  description: 'Collateral that is sold at a falling price, and what came of what was sold.',
}

type Props = { searchParams: Promise<SearchParams> }

export default async function AuctionsPage({ searchParams }: Props) {
  const params = await searchParams
  const { query, problems, ignored } = parsePageQuery(zAuctionsQuery, params)
  if (query && hasEmpty(params)) redirect(toAuctionsHref(query))
  const read = query ? readOrProblem(() => getEngine().readAuctions(query)) : null
  const names = Object.fromEntries(
    getEngine()
      .readMarkets()
      .map(({ id, name }) => [id, name]),
  )
  const way = (
    <Link href="/auctions" className="link">
      Show all auctions
    </Link>
  )
  return (
    <>
      <PageHead
        title="Auctions"
        sub={
          <>
            Collateral whose price falls until somebody buys: a Dutch{' '}
            <Term id="auction">auction</Term>
          </>
        }
      />
      <IgnoredNotice keys={ignored} />
      {query && read?.data ? (
        <>
          <LiveRefresh asOf={read.data.asOf} />
          <AuctionsPanels auctions={read.data} query={query} names={names} />
        </>
      ) : read?.problem ? (
        <ReadProblemPanel problem={read.problem}>{way}</ReadProblemPanel>
      ) : (
        <QueryProblemPanel problems={problems}>{way}</QueryProblemPanel>
      )}
    </>
  )
}
