import Link from 'next/link'
import type { MarketLiquidations } from '@/lib/api/schema/market-liquidations'
import { formatCount } from '@/lib/format'
import { Term } from '../glossary/term'
import { toFeedHref } from '../liquidations/feed-params'
import { Address } from '../ui/address'
import { type Column, ColumnTable } from '../ui/column-table'
import { Panel, PanelScroll } from '../ui/panel'
import { Percent } from '../ui/percent'
import { Usd } from '../ui/usd'
import type { PanelFooter } from './as-of-footer'
import { getLiquidatorsTitle } from './quality-words'

const HEADS = { 'fixed-spread': 'Liquidator', auction: 'Buyer', absorption: 'Called for by' }

/** Who took how much, and how concentrated that is. */
export function LiquidatorsPanel({ answer, footer }: { answer: MarketLiquidations } & PanelFooter) {
  const { liquidators, mechanism, count, market, from } = answer
  if (count === 0) return null
  const { items, total, herfindahl, shareOf } = liquidators
  const whyNoBonus =
    mechanism === 'absorption'
      ? 'Whoever calls for an absorption is paid nothing'
      : 'The prices of those blocks are not known'
  const columns: readonly Column<(typeof items)[number]>[] = [
    {
      head: HEADS[mechanism],
      isRowHead: true,
      cell: ({ address }) => <Address address={address} href="account" />,
    },
    {
      head: 'Times',
      numeric: true,
      cell: ({ address, count: times }) => (
        <Link
          className="link"
          prefetch={false}
          href={toFeedHref({ market, liquidator: address, ...(from !== null && { from }) })}
        >
          {formatCount(times)}
        </Link>
      ),
    },
    { head: 'Taken', numeric: true, cell: ({ seizedUsd }) => <Usd value={seizedUsd} compact /> },
    {
      head: mechanism === 'auction' ? 'Paid' : 'Repaid',
      numeric: true,
      cell: ({ repaidUsd }) => <Usd value={repaidUsd} compact />,
    },
    {
      head: 'Gross bonus',
      numeric: true,
      cell: ({ bonusUsd }) => <Usd value={bonusUsd} compact why={whyNoBonus} />,
    },
    { head: 'Share', numeric: true, cell: ({ share }) => <Percent value={share} /> },
  ]
  return (
    <Panel
      title={getLiquidatorsTitle(answer)}
      aside={<Term id="liquidator">Who takes it</Term>}
      footer={footer}
    >
      <PanelScroll label="Who took how much">
        <ColumnTable
          caption="Who took how much, largest first"
          columns={columns}
          rows={items}
          getKey={({ address }) => address}
        />
      </PanelScroll>
      <p className="max-w-[90ch] px-4 py-3 text-muted text-t1">
        Shares are of {shareOf === 'repaid' ? 'what was paid' : 'the collateral taken'}, in dollars;
        gas and what the sale costs are not taken off the bonus.{' '}
        {herfindahl === null ? null : (
          <>
            <Term id="concentration">Concentration</Term> (Herfindahl index):{' '}
            {Number(herfindahl).toFixed(2)}, where 1 is one taking all.{' '}
          </>
        )}
        {total > items.length ? `The largest ${formatCount(items.length)} are shown.` : ''}
      </p>
    </Panel>
  )
}
