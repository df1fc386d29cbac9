import Link from 'next/link'
import type { Market } from '@/lib/api/schema/market'
import { AuditMark } from '../audit/audit-mark'
import { getMarketSentence, MarketState } from '../markets/market-state'
import { AsOfLine } from '../ui/as-of-line'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/panel'

/** Markets that are listed here; the page of all markets has the others. */
const LISTED = 24

/** What these pages rest on: each market's state, its block and how much of it is followed. */
export function MarketStates({ markets }: { markets: readonly Market[] }) {
  const troubled = markets.filter(
    ({ phase, source }) => phase === 'down' || source.status !== 'fresh',
  )
  const others = markets
    .filter((market) => !troubled.includes(market))
    .sort((a, b) => getDebt(b) - getDebt(a))
  const isLong = markets.length > LISTED
  const listed = isLong ? [...troubled, ...others].slice(0, LISTED) : markets
  return (
    <Panel
      title="Where the numbers come from"
      aside={
        <Link href="/markets" prefetch={false} className="link">
          all markets
        </Link>
      }
    >
      {markets.length === 0 ? (
        <EmptyState title="No market is followed">
          Set <code>RPC_URL_1</code> to a node, or name markets in <code>MARKETS_FILE</code>.
        </EmptyState>
      ) : (
        <ul>
          {listed.map((market) => (
            <li
              key={market.id}
              className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-rule border-t px-4 py-2.5"
            >
              <Link
                href={`/markets/${encodeURIComponent(market.id)}`}
                prefetch={false}
                className="link font-bold"
              >
                {market.name}
              </Link>
              <MarketState market={market} />
              <span className="text-muted">{getMarketSentence(market)}</span>
              <AuditMark audit={market.audit} />
              <span className="ml-auto text-faint text-t1">
                <AsOfLine asOf={market.asOf} source={{ ...market.source, status: 'fresh' }} />
              </span>
            </li>
          ))}
          {isLong ? (
            <li className="border-rule border-t px-4 py-2.5 text-muted">
              {markets.length - listed.length} more:{' '}
              <Link href="/markets" prefetch={false} className="link">
                all markets
              </Link>
            </li>
          ) : null}
        </ul>
      )}
    </Panel>
  )
}

function getDebt({ totals }: Market): number {
  return Number(totals?.debtUsd ?? 0)
}
