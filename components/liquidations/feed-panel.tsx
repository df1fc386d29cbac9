import Link from 'next/link'
import type { Liquidations } from '@/lib/api/schema/liquidation'
import type { Market } from '@/lib/api/schema/market'
import type { LiquidationsQuery } from '@/lib/api/schema/query'
import { formatCount } from '@/lib/format'
import { AsOfLines } from '../ui/as-of-lines'
import { ButtonLink } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/panel'
import { FeedFilterForm } from './feed-filters'
import { isFiltered, toFeedApiHref, toFeedHref } from './feed-params'
import { LiquidationTable } from './liquidation-table'

/** The feed, newest first, a page at a time. */
export function FeedPanel({
  liquidations,
  query,
  markets,
}: {
  liquidations: Liquidations
  query: LiquidationsQuery
  markets: readonly Market[]
}) {
  const { items, total, asOf, source, nextCursor } = liquidations
  const names = Object.fromEntries(markets.map((market) => [market.id, market.name]))
  const hasRead = Object.keys(asOf).length > 0
  const what = `${total === 1 ? 'liquidation' : 'liquidations'}${isFiltered(query) ? ' like this' : ''}`
  const title = total === 0 ? `No ${what}` : `${formatCount(total)} ${what}, newest first`
  return (
    <Panel
      title={hasRead ? title : 'Liquidations are not known yet'}
      footer={<AsOfLines asOf={asOf} source={source} names={names} />}
      footerAside={
        <a className="link" href={toFeedApiHref(query, { format: 'csv' })}>
          CSV
        </a>
      }
    >
      <FeedFilterForm filters={query} markets={markets} />
      {items.length === 0 ? (
        <Nothing query={query} hasRead={hasRead} />
      ) : (
        <div className="relative md:overflow-x-auto">
          <LiquidationTable
            items={items}
            asOf={asOf}
            source={source}
            names={names}
            caption="Liquidations, newest first"
          />
        </div>
      )}
      {query.cursor !== undefined || nextCursor !== null ? (
        <nav aria-label="Newer and older" className="flex gap-2 border-rule border-t px-4 py-2.5">
          {query.cursor === undefined ? null : (
            <ButtonLink size="small" href={toFeedHref(query)} prefetch={false}>
              Newest
            </ButtonLink>
          )}
          {nextCursor === null ? null : (
            <ButtonLink
              size="small"
              rel="next"
              href={toFeedHref(query, { cursor: nextCursor })}
              prefetch={false}
            >
              Older
            </ButtonLink>
          )}
        </nav>
      ) : null}
    </Panel>
  )
}

function Nothing({ query, hasRead }: { query: LiquidationsQuery; hasRead: boolean }) {
  if (hasRead && (isFiltered(query) || query.cursor !== undefined)) {
    return (
      <EmptyState title="None is like this">
        <Link href="/liquidations" className="link">
          Show all liquidations
        </Link>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={hasRead ? 'No liquidation is known' : 'No market could be read yet'}>
      {hasRead
        ? 'None happened in the blocks that were searched.'
        : 'They appear here once a node answers.'}
    </EmptyState>
  )
}
