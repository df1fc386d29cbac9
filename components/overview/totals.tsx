import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatCount } from '@/lib/format'
import { Term } from '../glossary/term'
import type { LiquidationSummary } from '../liquidations/summarise'
import { Panel } from '../ui/panel'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'
import type { OverviewTotals } from './sum-totals'

/** The five figures over all markets that were read. */
export function Totals({
  totals,
  lastDay,
  unread,
}: {
  totals: OverviewTotals | null
  lastDay: LiquidationSummary
  unread: readonly string[]
}) {
  const why = 'No market could be read yet'
  const usd = (key: 'collateralUsd' | 'debtUsd' | 'badDebtUsd' | 'liquidatableUsd') =>
    totals ? <Usd compact value={totals[key]} /> : <Unknown why={why} />
  const isUnder = totals !== null && totals.liquidatableAccounts > 0
  return (
    <Panel label="Totals">
      <dl className="grid grid-cols-2 lg:grid-cols-5">
        <Figure name="Collateral">{usd('collateralUsd')}</Figure>
        <Figure name="Owed">{usd('debtUsd')}</Figure>
        <Figure name="Liquidatable now">
          <Link
            href="/accounts?maxDistance=0"
            prefetch={false}
            className={`no-underline hover:underline ${isUnder ? 'text-under' : ''}`}
          >
            {usd('liquidatableUsd')}{' '}
            {totals ? (
              <span className="text-t1">
                {formatCount(totals.liquidatableAccounts)}{' '}
                {totals.liquidatableAccounts === 1 ? 'account' : 'accounts'}
              </span>
            ) : null}
          </Link>
        </Figure>
        <Figure name={<Term id="bad-debt">Bad debt</Term>}>{usd('badDebtUsd')}</Figure>
        <Figure name="Liquidated in 24 h">
          {totals ? (
            <Link href="/liquidations" prefetch={false} className="no-underline hover:underline">
              {lastDay.count > 0 && lastDay.unpriced === lastDay.count ? (
                <Unknown why="The prices of those blocks are not known" />
              ) : (
                <Usd compact value={lastDay.takenUsd} />
              )}{' '}
              <span className="text-muted text-t1">
                {formatCount(lastDay.count)} {lastDay.count === 1 ? 'liquidation' : 'liquidations'}
                {lastDay.unpriced > 0 && lastDay.unpriced < lastDay.count
                  ? `, ${formatCount(lastDay.unpriced)} of unknown value`
                  : ''}
              </span>
            </Link>
          ) : (
            <Unknown why={why} />
          )}
        </Figure>
      </dl>
      <Missing unread={unread} unpriced={totals?.unpricedAccounts ?? 0} />
    </Panel>
  )
}

function Figure({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="border-rule px-4 py-3.5 not-last:border-r max-lg:not-last:border-b max-lg:even:border-r-0 max-lg:last:col-span-2">
      <dt className="text-muted text-t1">{name}</dt>
      <dd className="mt-0.5 font-bold text-t4">{children}</dd>
    </div>
  )
}

/** What these totals leave out, said beneath them. */
function Missing({ unread, unpriced }: { unread: readonly string[]; unpriced: number }) {
  if (unread.length === 0 && unpriced === 0) return null
  return (
    <p className="border-rule border-t px-4 py-2 text-t1 text-watch">
      {unread.length > 0 ? `Without ${unread.join(', ')}: not read yet. ` : ''}
      {unpriced > 0
        ? `${formatCount(unpriced)} ${unpriced === 1 ? 'account is' : 'accounts are'} left out because a price is missing.`
        : ''}
    </p>
  )
}
