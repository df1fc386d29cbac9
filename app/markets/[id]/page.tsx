import type { Metadata } from 'next'
import Link from 'next/link'
import { MarketChancePanels } from '@/components/chance/market-chance-panel'
import { CurveSection } from '@/components/charts/curve/curve-section'
import { getTitleOfCurve } from '@/components/charts/curve/curve-title'
import { getViewOf } from '@/components/charts/curve/curve-view'
import { toByMarket } from '@/components/charts/curve/to-by-market'
import { DepthPanel, UnreadDepthPanel } from '@/components/depth/depth-panel'
import { getNewest } from '@/components/history/get-newest'
import { RiskHistoryPanel } from '@/components/history/risk-history-panel'
import { LiveRefresh } from '@/components/live/live-refresh.client'
import { MarketHead } from '@/components/markets/market-head'
import { MarketPanels } from '@/components/markets/market-panels'
import { MarketTotals } from '@/components/markets/market-totals'
import { NoSuchMarket } from '@/components/markets/no-such-market'
import { NearestBesideCurve } from '@/components/overview/nearest-beside-curve'
import { decodeParam } from '@/components/page-query/decode-param'
import { type OverviewQuery, zOverviewQuery } from '@/components/page-query/overview-query'
import { parsePageQuery, type SearchParams } from '@/components/page-query/parse-page-query'
import {
  IgnoredNotice,
  QueryProblemPanel,
  ReadProblemPanel,
} from '@/components/page-query/problem-panel'
import { readOrProblem } from '@/components/page-query/read-or-problem'
import { FeedGraphPanel } from '@/components/stress/feed-graph'
import { AsOfLine } from '@/components/ui/as-of-line'
import { zDepthQuery } from '@/lib/api/schema/depth'
import { getEngine } from '@/lib/engine/get-engine'
import { setPageStatus } from '@/lib/page-request'
import { readRiskHistory } from '../../read-history'
import { readInTime } from '../../read-in-time'
import { readNearestList } from '../../read-nearest'
import { getKept, readDepthSoon } from './read-depth'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

/** The market is the path's: `?market=` means nothing here. */
const zMarketPageQuery = zOverviewQuery
  .omit({ market: true })
  .extend(zDepthQuery.pick({ collateral: true, debt: true }).shape)

const readMarket = async (params: Props['params']) => {
  const id = decodeParam((await params).id)
  return readOrProblem(() => getEngine().readMarket(id)).data
}

const readCurve = (query: OverviewQuery) =>
  readOrProblem(() =>
    getEngine().readCurve({ market: query.market, asset: query.asset, format: 'json' }),
  )

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const market = await readMarket(params)
  if (!market) return { title: 'No such market', robots: { index: false } }
  const { query } = parsePageQuery(zMarketPageQuery, await searchParams)
  const curve = query && readCurve({ ...query, market: market.id }).data
  const title = query && curve && getTitleOfCurve(curve, query.fall, getViewOf(curve, query))
  if (!title) return { title: market.name }
  return { title: market.name, description: `${title}. Parameters, oracles, who owes most.` }
}

export default async function MarketPage({ params, searchParams }: Props) {
  const market = await readMarket(params)
  if (!market) {
    setPageStatus(404)
    return <NoSuchMarket />
  }
  const given = await searchParams
  const parsed = parsePageQuery(zMarketPageQuery, given)
  const query = parsed.query && { ...parsed.query, market: market.id }
  const curve = query && readCurve(query)
  const asOf = market.asOf ? { [market.id]: market.asOf } : {}
  const [history, chance] = await Promise.all([
    readRiskHistory(getEngine(), { markets: [market.id], asOf }),
    readInTime(() => getEngine().readChance({ market: market.id })),
  ])
  const path = `/markets/${encodeURIComponent(market.id)}`
  const pair = { collateral: query?.collateral, debt: query?.debt }
  const [depth, wholeMarket] = await Promise.all([
    readDepthSoon(getEngine(), { market: market.id, ...pair }),
    market.asOf ? readInTime(() => getEngine().readMarketHaircut(market.id)) : null,
  ])
  const depthPlace = { market, path, chosen: pair, kept: getKept(given) }
  const way = (
    <Link href={path} className="link">
      Show the curve of all collateral
    </Link>
  )
  return (
    <>
      {market.asOf ? <LiveRefresh asOf={{ [market.id]: market.asOf }} /> : null}
      <MarketHead market={market} />
      <IgnoredNotice keys={parsed.ignored} />
      <div className="grid gap-4">
        <MarketTotals market={market} />
        {query && curve?.data ? (
          <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,34rem)]">
            <CurveSection
              curve={curve.data}
              query={query}
              markets={[market]}
              {...toByMarket(curve.data, market.id)}
              path={path}
            />
            <NearestBesideCurve
              list={readNearestList(getEngine(), {
                query,
                curve: curve.data,
                isFallChosen: given.fall !== undefined,
              })}
              market={market.id}
              names={{ [market.id]: market.name }}
              isDiscovering={market.phase !== 'live'}
            />
          </div>
        ) : curve?.problem ? (
          <ReadProblemPanel problem={curve.problem}>{way}</ReadProblemPanel>
        ) : (
          <QueryProblemPanel problems={parsed.problems}>{way}</QueryProblemPanel>
        )}
        <RiskHistoryPanel
          history={history}
          newest={getNewest(asOf)}
          jsonHref={`/api/v1${path}/history`}
        />
        {market.asOf ? (
          'depth' in depth ? (
            <DepthPanel depth={depth.depth} wholeMarket={wholeMarket} {...depthPlace} />
          ) : (
            <UnreadDepthPanel why={depth.why} {...depthPlace} />
          )
        ) : null}
        {market.asOf ? <MarketChancePanels chance={chance} /> : null}
        {market.asOf ? <MarketPanels market={market} /> : null}
        {market.asOf ? (
          <FeedGraphPanel
            market={market}
            graph={await readInTime(() => getEngine().readFeedGraph(market.id))}
            footer={<AsOfLine asOf={market.asOf} source={market.source} />}
          />
        ) : null}
      </div>
    </>
  )
}
