import type { Metadata } from 'next'
import Link from 'next/link'
import { CurveSection } from '@/components/charts/curve/curve-section'
import { getTitleOfCurve } from '@/components/charts/curve/curve-title'
import { getViewOf } from '@/components/charts/curve/curve-view'
import { toByMarket } from '@/components/charts/curve/to-by-market'
import { getNewest } from '@/components/history/get-newest'
import { RiskHistoryPanel } from '@/components/history/risk-history-panel'
import { summariseLiquidations } from '@/components/liquidations/summarise'
import { LiveRefresh } from '@/components/live/live-refresh.client'
import { MarketStates } from '@/components/overview/market-states'
import { NearestBesideCurve } from '@/components/overview/nearest-beside-curve'
import { Recent } from '@/components/overview/recent'
import { sumTotals } from '@/components/overview/sum-totals'
import { Totals } from '@/components/overview/totals'
import { type OverviewQuery, zOverviewQuery } from '@/components/page-query/overview-query'
import { parsePageQuery, type SearchParams } from '@/components/page-query/parse-page-query'
import {
  IgnoredNotice,
  QueryProblemPanel,
  ReadProblemPanel,
} from '@/components/page-query/problem-panel'
import { readOrProblem } from '@/components/page-query/read-or-problem'
import type { Market } from '@/lib/api/schema/market'
import { parseIso, toIso } from '@/lib/api/time'
import type { Engine } from '@/lib/engine/engine'
import { getEngine } from '@/lib/engine/get-engine'
import { readRiskHistory } from './read-history'
import { readNearestList } from './read-nearest'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<SearchParams> }

const DAY_SECONDS = 86_400
/** Marks along time; the newest of them are rows too. */
const RECENT = 60

const readCurve = (engine: Engine, { market, asset }: OverviewQuery) =>
  readOrProblem(() => engine.readCurve({ market, asset, format: 'json' }))

/** The last 24 hours of each market, by its own chain's clock. */
function readLastDay(engine: Engine, markets: readonly Market[]) {
  const items = markets.flatMap(({ id, asOf }) => {
    if (!asOf) return []
    const from = toIso(parseIso(asOf.timestamp) - DAY_SECONDS)
    return engine.readWholeLiquidations({ market: id, from, limit: 500, format: 'json' }).items
  })
  return summariseLiquidations(items)
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { query } = parsePageQuery(zOverviewQuery, await searchParams)
  const curve = query && readCurve(getEngine(), query).data
  const title = query && curve && getTitleOfCurve(curve, query.fall, getViewOf(curve, query))
  if (!query || !title) return {}
  const description = `${title}. Who is nearest to liquidation, what was liquidated lately, and what each number rests on.`
  return query.asset || query.market ? { title, description } : { description }
}

export default async function OverviewPage({ searchParams }: Props) {
  const engine = getEngine()
  const given = await searchParams
  const { query, problems, ignored } = parsePageQuery(zOverviewQuery, given)
  const markets = engine.readMarkets()
  const names = Object.fromEntries(markets.map((market) => [market.id, market.name]))
  const { totals, unread } = sumTotals(markets)
  const lastDay = readLastDay(engine, markets)
  const curve = query ? readCurve(engine, query) : null
  const list = readNearestList(engine, {
    query,
    curve: curve?.data ?? null,
    isFallChosen: given.fall !== undefined,
  })
  const recent = engine.readLiquidations({ limit: RECENT, format: 'json' })
  const asOf = Object.fromEntries(
    markets.flatMap((market) => (market.asOf ? [[market.id, market.asOf] as const] : [])),
  )
  const history = await readRiskHistory(engine, { markets: markets.map(({ id }) => id), asOf })
  return (
    <>
      <h1 className="sr-only">Overview</h1>
      <LiveRefresh asOf={asOf} />
      <IgnoredNotice keys={ignored} />
      <div className="grid gap-4 pt-4">
        <Totals totals={totals} lastDay={lastDay} unread={unread} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,34rem)]">
          {query && curve?.data ? (
            <CurveSection
              curve={curve.data}
              query={query}
              markets={markets}
              {...toByMarket(curve.data, query.market)}
              path="/"
              choosesMarket
            />
          ) : (
            <CurveProblem problems={problems} problem={curve?.problem ?? null} />
          )}
          <NearestBesideCurve
            list={list}
            market={list.fall ? query?.market : undefined}
            names={names}
            isDiscovering={markets.some((market) => market.phase !== 'live')}
          />
        </div>
        <Recent liquidations={recent} lastDay={lastDay} names={names} />
        <RiskHistoryPanel history={history} newest={getNewest(asOf)} />
        <MarketStates markets={markets} />
      </div>
    </>
  )
}

function CurveProblem({
  problems,
  problem,
}: {
  problems: React.ComponentProps<typeof QueryProblemPanel>['problems']
  problem: React.ComponentProps<typeof ReadProblemPanel>['problem'] | null
}) {
  const way = (
    <Link href="/" className="link">
      Show the curve of all collateral in all markets
    </Link>
  )
  return problem ? (
    <ReadProblemPanel problem={problem}>{way}</ReadProblemPanel>
  ) : (
    <QueryProblemPanel problems={problems}>{way}</QueryProblemPanel>
  )
}
