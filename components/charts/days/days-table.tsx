import type { LiquidationDay } from '@/lib/api/schema/liquidation'
import { formatCount, formatUsd } from '@/lib/format'
import { type Column, ColumnTable } from '../../ui/column-table'

const COLUMNS: readonly Column<LiquidationDay>[] = [
  { head: 'UTC day', isRowHead: true, cell: ({ day }) => <time dateTime={day}>{day}</time> },
  { head: 'Liquidations', numeric: true, cell: ({ count }) => formatCount(count) },
  {
    head: 'Collateral taken',
    numeric: true,
    cell: ({ collateralUsd }) => formatUsd(collateralUsd),
  },
  { head: 'Repaid', numeric: true, cell: ({ debtUsd }) => formatUsd(debtUsd) },
  { head: 'Of unknown value', numeric: true, cell: ({ unpriced }) => formatCount(unpriced) },
]

/** The bars in numbers, newest day first. */
export function DaysTable({ days, caption }: { days: readonly LiquidationDay[]; caption: string }) {
  return (
    <ColumnTable
      caption={caption}
      columns={COLUMNS}
      rows={days.toReversed()}
      getKey={({ day }) => day}
    />
  )
}
