import Link from 'next/link'
import type { Liquidation, Liquidations } from '@/lib/api/schema/liquidation'
import { formatTime } from '@/lib/format'
import { HealthChange } from '../liquidations/liquidation-cells'
import { Amount } from '../ui/amount'
import { AsOfLines } from '../ui/as-of-lines'
import { type Column, ColumnTable } from '../ui/column-table'
import { EmptyState } from '../ui/empty-state'
import { Panel, PanelScroll } from '../ui/panel'
import { Usd } from '../ui/usd'

/** What was liquidated of this account so far, newest first. */
export function AccountLiquidations({
  address,
  liquidations,
  names,
}: {
  address: string
  liquidations: Liquidations
  /** Market names by id. */
  names: Readonly<Record<string, string>>
}) {
  const { items, total } = liquidations
  const columns: readonly Column<Liquidation>[] = [
    {
      head: 'When',
      isRowHead: true,
      cell: ({ id, timestamp }) => (
        <Link href={`/liquidations/${id}`} prefetch={false} className="covers">
          <time dateTime={timestamp}>{formatTime(timestamp)}</time>
        </Link>
      ),
    },
    { head: 'Market', cell: ({ market }) => names[market] ?? market },
    { head: 'Taken', numeric: true, cell: ({ collateral }) => <Amount {...collateral} /> },
    { head: 'Repaid', numeric: true, cell: ({ debt }) => <Amount {...debt} /> },
    { head: 'Bonus', numeric: true, cell: ({ bonusUsd }) => <Usd value={bonusUsd} /> },
    {
      head: 'Health before → after',
      numeric: true,
      cell: (liquidation) => <HealthChange liquidation={liquidation} />,
    },
  ]
  return (
    <Panel
      title={
        total === 0
          ? 'Liquidated never, as far as is recorded'
          : `Liquidated ${total === 1 ? 'once' : `${total} times`}`
      }
      aside={
        total > items.length ? (
          <Link href={`/liquidations?account=${address}`} prefetch={false} className="link">
            all {total}
          </Link>
        ) : null
      }
      footer={<AsOfLines asOf={liquidations.asOf} source={liquidations.source} names={names} />}
    >
      {items.length === 0 ? (
        <EmptyState title="No forced sale of this account’s collateral is on record." />
      ) : (
        <PanelScroll label="Liquidations of this account">
          <ColumnTable columns={columns} rows={items} getKey={({ id }) => id} rowClass="row-link" />
        </PanelScroll>
      )}
    </Panel>
  )
}
