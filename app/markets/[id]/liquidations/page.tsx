import type { Metadata } from 'next'
import Link from 'next/link'
import { LiveRefresh } from '@/components/live/live-refresh.client'
import { MarketLiquidationsPanels } from '@/components/market-liquidations/market-liquidations-panels'
import { PeriodChoice } from '@/components/market-liquidations/period-choice'
import { getLatenessTitle } from '@/components/market-liquidations/quality-words'
import { toPeriodApiHref, toPeriodHref } from '@/components/market-liquidations/to-period-href'
import { NoSuchMarket } from '@/components/markets/no-such-market'
import { decodeParam } from '@/components/page-query/decode-param'
import { parsePageQuery, type SearchParams } from '@/components/page-query/parse-page-query'
import { IgnoredNotice, QueryProblemPanel } from '@/components/page-query/problem-panel'
import { readOrProblem } from '@/components/page-query/read-or-problem'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { Panel } from '@/components/ui/panel'
import { zMarketLiquidationsQuery } from '@/lib/api/schema/market-liquidations'
import { getEngine } from '@/lib/engine/get-engine'
import { setPageStatus } from '@/lib/page-request'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

const readMarket = async (params: Props['params']) => {
  const id = decodeParam((await params).id)
  return readOrProblem(() => getEngine().readMarket(id)).data
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const market = await readMarket(params)
  if (!market) return { title: 'No such market', robots: { index: false } }
  const title = `How ${market.name} liquidates`
  const { query } = parsePageQuery(zMarketLiquidationsQuery, await searchParams)
  if (!query || !market.asOf) return { title }
  const answer = await getEngine().readMarketLiquidations(market.id, query)
  return {
    title,
    description: `${getLatenessTitle(answer)}. What was lost, who took it, and what nobody takes.`,
  }
}

export default async function MarketLiquidationsPage({ params, searchParams }: Props) {
  const market = await readMarket(params)
  if (!market) {
    setPageStatus(404)
    return <NoSuchMarket />
  }
  const { query, problems, ignored } = parsePageQuery(zMarketLiquidationsQuery, await searchParams)
  const answer =
    query && market.asOf ? await getEngine().readMarketLiquidations(market.id, query) : null
  return (
    <>
      <PageHead
        title={`How ${market.name} liquidates`}
        sub={
          <>
            <Link href={`/markets/${encodeURIComponent(market.id)}`} className="link">
              {market.name}
            </Link>{' '}
            · {market.protocol} · rules {market.ruleSet}
            {query ? (
              <>
                {' · '}
                <a className="link" href={toPeriodApiHref(market.id, query.period)}>
                  JSON
                </a>
              </>
            ) : null}
          </>
        }
        actions={query ? <PeriodChoice market={market.id} period={query.period} /> : null}
      />
      <IgnoredNotice keys={ignored} />
      {answer ? (
        <>
          <LiveRefresh asOf={{ [market.id]: answer.asOf }} />
          <MarketLiquidationsPanels answer={answer} />
        </>
      ) : query ? (
        <Panel label="How it liquidates">
          <LiveRefresh asOf={{}} />
          <EmptyState title="Nothing of this market could be read yet">
            {market.source.reason ?? 'It appears here once a node answers.'}
          </EmptyState>
        </Panel>
      ) : (
        <QueryProblemPanel problems={problems}>
          <Link href={toPeriodHref(market.id)} className="link">
            Show the last 30 days
          </Link>
        </QueryProblemPanel>
      )}
    </>
  )
}
