import Link from 'next/link'
import { isLiveAuction } from '@/lib/api/is-live-auction'
import type { Auctions } from '@/lib/api/schema/auction'
import type { AuctionsQuery } from '@/lib/api/schema/query'
import { AsOfLines } from '../ui/as-of-lines'
import { ButtonLink } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/panel'
import { AuctionFilterForm } from './auction-filters'
import { isFiltered, toAuctionsApiHref, toAuctionsHref } from './auction-params'
import { EndedAuctionTable } from './ended-table'
import { getLiveTitle } from './get-live-title'
import { LiveAuctionTable } from './live-table'

/** A page of auctions: what is on sale, then what is over. */
export function AuctionsPanels({
  auctions,
  query,
  names,
}: {
  auctions: Auctions
  query: AuctionsQuery
  /** Market names by id. */
  names: Readonly<Record<string, string>>
}) {
  const { items, asOf, source, nextCursor } = auctions
  const live = items.filter(isLiveAuction)
  const ended = items.filter((auction) => !isLiveAuction(auction))
  const markets = Object.keys(source).map((id) => ({ id, name: names[id] ?? id }))
  const footer =
    markets.length === 0 ? null : <AsOfLines asOf={asOf} source={source} names={names} />
  const isFirst = query.cursor === undefined
  const showsLive = query.status !== 'ended' && (isFirst || live.length > 0)
  const csv = (
    <a className="link" href={toAuctionsApiHref(query, { format: 'csv' })}>
      CSV
    </a>
  )
  const hasRead = Object.keys(asOf).length > 0
  return (
    <div className="grid gap-4">
      <Panel label="Which auctions">
        <AuctionFilterForm filters={query} markets={markets} />
      </Panel>
      {showsLive ? (
        <Panel
          title={
            hasRead || markets.length === 0 ? getLiveTitle(live) : 'Auctions are not known yet'
          }
          footer={footer}
          footerAside={csv}
        >
          {live.length > 0 ? (
            <LiveAuctionTable items={live} asOf={asOf} />
          ) : (
            <NothingLive hasRead={hasRead} sells={markets.length > 0} />
          )}
        </Panel>
      ) : null}
      {query.status === 'live' || (markets.length === 0 && ended.length === 0) ? null : (
        <Panel title="What came of the others, newest first" footer={footer} footerAside={csv}>
          {ended.length > 0 ? (
            <EndedAuctionTable items={ended} />
          ) : (
            <EmptyState title={hasRead ? 'None is over yet' : 'No market could be read yet'}>
              {isFiltered(query) ? (
                <Link href="/auctions" className="link">
                  Show all auctions
                </Link>
              ) : (
                'Each stays here once it is over: what was paid, what went back, what was lost.'
              )}
            </EmptyState>
          )}
        </Panel>
      )}
      {isFirst && nextCursor === null ? null : (
        <nav aria-label="Newer and older" className="flex gap-2">
          {isFirst ? null : (
            <ButtonLink size="small" href={toAuctionsHref(query)} prefetch={false}>
              First
            </ButtonLink>
          )}
          {nextCursor === null ? null : (
            <ButtonLink
              size="small"
              rel="next"
              href={toAuctionsHref(query, { cursor: nextCursor })}
              prefetch={false}
            >
              Older
            </ButtonLink>
          )}
        </nav>
      )}
    </div>
  )
}

function NothingLive({ hasRead, sells }: { hasRead: boolean; sells: boolean }) {
  if (!sells)
    return (
      <EmptyState title="No market that is followed here sells by auction">
        Sky does. The others sell at a fixed discount or take the collateral in:{' '}
        <Link href="/mechanisms" prefetch={false} className="link">
          how each of them sells
        </Link>
        .
      </EmptyState>
    )
  return (
    <EmptyState title={hasRead ? 'Nothing is on sale now' : 'No market could be read yet'}>
      {hasRead
        ? 'An auction begins when somebody reports an unsafe vault. It appears here with that block.'
        : 'They appear here once a node answers.'}
    </EmptyState>
  )
}
