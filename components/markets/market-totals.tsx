import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Market } from '@/lib/api/schema/market'
import { formatCount } from '@/lib/format'
import { AuditMark } from '../audit/audit-mark'
import { Term } from '../glossary/term'
import { toHref } from '../page-query/to-href'
import { AsOfLine } from '../ui/as-of-line'
import { Panel } from '../ui/panel'
import { Percent } from '../ui/percent'
import { Usd } from '../ui/usd'
import { getMarketSentence, MarketState } from './market-state'

const UNREAD = 'Nothing of this market could be read yet'

/** One market's figures, and how far they can be relied on. */
export function MarketTotals({ market }: { market: Market }) {
  const { totals } = market
  const usd = (value: string | null | undefined, why = UNREAD) => (
    <Usd compact value={value ?? null} why={why} />
  )
  return (
    <Panel
      label="Totals"
      footer={<AsOfLine asOf={market.asOf} source={market.source} />}
      footerAside={market.source.status === 'fresh' ? <MarketState market={market} /> : null}
    >
      <dl className="grid grid-cols-2 gap-y-3 px-4 py-3.5 sm:grid-cols-3 lg:grid-cols-6">
        <Figure name="Collateral">{usd(totals?.collateralUsd)}</Figure>
        <Figure name="Owed">{usd(totals?.debtUsd)}</Figure>
        <Figure name="Liquidatable now" isUnder={(totals?.liquidatableAccounts ?? 0) > 0}>
          {usd(totals?.liquidatableUsd)}
          {totals ? (
            <Link
              href={toHref('/accounts', { market: market.id, maxDistance: 0 })}
              prefetch={false}
              className="link ml-1 font-normal text-t1"
            >
              {formatCount(totals.liquidatableAccounts)}{' '}
              {totals.liquidatableAccounts === 1 ? 'account' : 'accounts'}
            </Link>
          ) : null}
        </Figure>
        <Figure
          name={
            <>
              <Term id="bad-debt">Bad debt</Term>, open
            </>
          }
        >
          {usd(totals?.badDebtUsd)}
        </Figure>
        <Figure
          name={
            <>
              <Term id="deficit">Deficit</Term>, booked
            </>
          }
        >
          {usd(totals?.deficitUsd, totals ? 'These rules book no deficit' : UNREAD)}
        </Figure>
        <Figure name={<Term id="coverage">Coverage</Term>}>
          <Percent value={market.coverage} why="The market’s own total could not be read" />
        </Figure>
      </dl>
      <p className="px-4 pb-3 text-muted">
        {getMarketSentence(market)} <AuditMark audit={market.audit} />
      </p>
    </Panel>
  )
}

function Figure({
  name,
  isUnder = false,
  children,
}: {
  name: ReactNode
  isUnder?: boolean
  children: ReactNode
}) {
  return (
    <div>
      <dt className="text-muted text-t1">{name}</dt>
      <dd className={`font-bold text-t4 ${isUnder ? 'text-under' : ''}`}>{children}</dd>
    </div>
  )
}
