import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { DaysPanel } from '@/components/charts/days/days-panel.client'
import { getDaysTitle } from '@/components/charts/days/days-title'
import { FeedPanel } from '@/components/liquidations/feed-panel'
import { isFiltered, toFeedHref } from '@/components/liquidations/feed-params'
import { getDays } from '@/components/liquidations/get-days'
import { LiveRefresh } from '@/components/live/live-refresh.client'
import { hasEmpty } from '@/components/page-query/has-empty'
import { parsePageQuery, type SearchParams } from '@/components/page-query/parse-page-query'
import {
  IgnoredNotice,
  QueryProblemPanel,
  ReadProblemPanel,
} from '@/components/page-query/problem-panel'
import { readOrProblem } from '@/components/page-query/read-or-problem'
import { AsOfLines } from '@/components/ui/as-of-lines'
import { PageHead } from '@/components/ui/page-head'
import { type LiquidationsQuery, zLiquidationsQuery } from '@/lib/api/schema/query'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<SearchParams> }

const MAX_DAYS = 90

/** The bars follow the same filters as the rows beneath them. */
function readDays(query: LiquidationsQuery) {
  const engine = getEngine()
  const onlyMarket = !isFiltered({ ...query, market: undefined })
  const days = onlyMarket
    ? engine.readLiquidationDays(query.market)
    : getDays(engine.readWholeLiquidations({ ...query, cursor: undefined }).items)
  return days.slice(-MAX_DAYS)
}

const readFeed = (query: LiquidationsQuery) =>
  readOrProblem(() => ({ list: getEngine().readLiquidations(query), days: readDays(query) }))

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { query } = parsePageQuery(zLiquidationsQuery, await searchParams)
  const feed = query && readFeed(query).data
  const title = 'Liquidations'
  if (!feed) return { title }
  return { title, description: `${getDaysTitle(feed.days)}. Each taken apart: who repaid what.` }
}

export default async function LiquidationsPage({ searchParams }: Props) {
  const params = await searchParams
  const { query, problems, ignored } = parsePageQuery(zLiquidationsQuery, params)
  if (query && hasEmpty(params)) redirect(toFeedHref(query))
  const feed = query ? readFeed(query) : null
  const markets = getEngine().readMarkets()
  const way = (
    <Link href="/liquidations" className="link">
      Show all liquidations
    </Link>
  )
  return (
    <>
      <PageHead title="Liquidations" sub="Loans whose collateral was sold by force" />
      <IgnoredNotice keys={ignored} />
      {query && feed?.data ? (
        <div className="grid gap-4">
          <LiveRefresh asOf={feed.data.list.asOf} />
          {feed.data.days.length > 0 ? (
            <DaysPanel
              days={feed.data.days}
              footer={
                <AsOfLines
                  asOf={feed.data.list.asOf}
                  source={feed.data.list.source}
                  names={Object.fromEntries(markets.map(({ id, name }) => [id, name]))}
                />
              }
            />
          ) : null}
          <FeedPanel liquidations={feed.data.list} query={query} markets={markets} />
        </div>
      ) : feed?.problem ? (
        <ReadProblemPanel problem={feed.problem}>{way}</ReadProblemPanel>
      ) : (
        <QueryProblemPanel problems={problems}>{way}</QueryProblemPanel>
      )}
    </>
  )
}
