import type { Metadata } from 'next'
import { LiveRefresh } from '@/components/live/live-refresh.client'
import { MarketList } from '@/components/markets/market-list'
import type { SearchParams } from '@/components/page-query/parse-page-query'
import { IgnoredNotice } from '@/components/page-query/problem-panel'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { Panel } from '@/components/ui/panel'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export function generateMetadata(): Metadata {
  const names = getEngine()
    .readMarkets()
    .map((market) => market.name)
    .join(', ')
  return {
    title: 'Markets',
    description: `What is followed: ${names || 'no market yet'}. Parameters, oracles and their age, who owes most.`,
  }
}

export default async function MarketsPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>
}) {
  const markets = getEngine().readMarkets()
  const asOf = Object.fromEntries(
    markets.flatMap((market) => (market.asOf ? [[market.id, market.asOf] as const] : [])),
  )
  return (
    <>
      <LiveRefresh asOf={asOf} />
      <PageHead title="Markets" sub="What is followed, and how far its numbers can be relied on" />
      <IgnoredNotice keys={Object.keys(await searchParams)} />
      {markets.length > 0 ? (
        <MarketList markets={markets} />
      ) : (
        <Panel label="Markets">
          <EmptyState title="No market is followed">
            Set <code>RPC_URL_1</code> to a node of yours, or name markets in{' '}
            <code>MARKETS_FILE</code>, and start again.
          </EmptyState>
        </Panel>
      )}
    </>
  )
}
