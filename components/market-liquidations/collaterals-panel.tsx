import Link from 'next/link'
import type { MarketLiquidations } from '@/lib/api/schema/market-liquidations'
import { formatCount, formatPercent } from '@/lib/format'
import { toFeedHref } from '../liquidations/feed-params'
import { type Column, ColumnTable } from '../ui/column-table'
import { Panel, PanelScroll } from '../ui/panel'
import { Percent } from '../ui/percent'
import { Token } from '../ui/token'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'
import type { PanelFooter } from './as-of-footer'

const UNVALUED = 'Of none are both values known'

/** The same figures by what was taken. */
export function CollateralsPanel({ answer, footer }: { answer: MarketLiquidations } & PanelFooter) {
  const { collaterals, liquidators, market, from, count } = answer
  const [first] = collaterals
  if (count === 0 || !first) return null
  const title =
    collaterals.length === 1
      ? `All that was taken is ${first.symbol}`
      : first.share === null
        ? `${formatCount(collaterals.length)} assets were taken, of unknown value`
        : `${formatPercent(first.share, 0)} of what was ${liquidators.shareOf === 'repaid' ? 'paid was for' : 'taken is'} ${first.symbol}`
  const columns: readonly Column<typeof first>[] = [
    {
      head: 'Collateral',
      isRowHead: true,
      cell: ({ asset, symbol }) => (
        <Link
          className="link"
          prefetch={false}
          href={toFeedHref({ market, asset, ...(from !== null && { from }) })}
        >
          <Token symbol={symbol} address={asset} />
        </Link>
      ),
    },
    { head: 'Times', numeric: true, cell: (row) => formatCount(row.count) },
    { head: 'Taken', numeric: true, cell: ({ seizedUsd }) => <Usd value={seizedUsd} compact /> },
    {
      head: 'For each $1',
      numeric: true,
      cell: ({ seizedToRepaid }) =>
        seizedToRepaid === null ? (
          <Unknown why={UNVALUED} />
        ) : (
          `$${Number(seizedToRepaid).toFixed(3)}`
        ),
    },
    {
      head: 'Lost',
      numeric: true,
      cell: ({ badDebtUsd }) => <Usd value={badDebtUsd} compact why="These rules tell no loss" />,
    },
    {
      head: 'Recovered',
      numeric: true,
      cell: ({ recovered }) => <Percent value={recovered} why={UNVALUED} />,
    },
    { head: 'Share', numeric: true, cell: ({ share }) => <Percent value={share} /> },
  ]
  return (
    <Panel title={title} aside="By collateral" footer={footer}>
      <PanelScroll label="By collateral">
        <ColumnTable
          caption="By the asset that was taken, largest first"
          columns={columns}
          rows={collaterals}
          getKey={({ asset }) => asset}
        />
      </PanelScroll>
    </Panel>
  )
}
