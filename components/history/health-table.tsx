import type { AccountHistory } from '@/lib/api/schema/history'
import { formatBlockNumber, formatHealthFactor, formatTime, formatWad } from '@/lib/format'
import { type Column, ColumnTable } from '../ui/column-table'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'

const UNPRICED = 'a price was missing'

type Point = AccountHistory['positions'][number]['items'][number]

const COLUMNS: readonly Column<Point>[] = [
  { head: 'Time', isRowHead: true, cell: ({ at }) => <time dateTime={at}>{formatTime(at)}</time> },
  {
    head: 'Health',
    numeric: true,
    cell: ({ healthFactor }) =>
      healthFactor === null ? (
        <Unknown why={UNPRICED} />
      ) : (
        <data value={healthFactor} title={formatWad(healthFactor)}>
          {formatHealthFactor(healthFactor)}
        </data>
      ),
  },
  {
    head: 'Collateral',
    numeric: true,
    cell: ({ collateralUsd }) => <Usd value={collateralUsd} why={UNPRICED} />,
  },
  { head: 'Owed', numeric: true, cell: ({ debtUsd }) => <Usd value={debtUsd} why={UNPRICED} /> },
  { head: 'Block', numeric: true, cell: ({ blockNumber }) => formatBlockNumber(blockNumber) },
]

/** Kept points in numbers, newest first. */
export function HealthTable({ items, caption }: { items: readonly Point[]; caption: string }) {
  return (
    <ColumnTable
      caption={caption}
      columns={COLUMNS}
      rows={items.toReversed()}
      getKey={({ at, blockNumber }) => `${at} ${blockNumber}`}
    />
  )
}
