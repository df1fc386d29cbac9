import { formatCount, formatUsd } from '@/lib/format'
import { type Column, ColumnTable } from '../../ui/column-table'
import { type CurveRow, getTableRows } from './curve-rows'
import { type CurveView, formatTokens } from './curve-view'

/** The curve every five percent, and the chosen level; by level every percent, for a step left out is not shown by the next. */
export function CurveTable({
  rows,
  percent,
  caption,
  name,
  view,
}: {
  rows: readonly CurveRow[]
  percent: number
  caption: string
  /** What falls. */
  name: string
  view: CurveView
}) {
  const isSteps = view.mode === 'level'
  const more = isSteps ? 'More c' : 'C'
  const sold =
    view.unit === 'asset'
      ? `${isSteps ? 'More ' : ''}${name} that may be sold`
      : `${more}ollateral that may be sold`
  const columns: readonly Column<CurveRow>[] = [
    {
      head: 'Fall in price',
      isRowHead: true,
      cell: (row) => (
        <>
          {isSteps && row.percent > 0 ? `${row.percent - 1} to ` : ''}
          {row.percent}&nbsp;%
        </>
      ),
    },
    {
      head: <bdi>{sold}</bdi>,
      label: sold,
      numeric: true,
      cell: ({ collateralUsd, assetAmount }) => {
        if (view.unit === 'usd') return formatUsd(collateralUsd)
        return assetAmount === null ? '–' : formatTokens(assetAmount)
      },
    },
    {
      head: isSteps ? 'Owed by those added' : 'Owed by them',
      numeric: true,
      cell: ({ debtUsd }) => formatUsd(debtUsd),
    },
    {
      head: isSteps ? 'More bad debt' : 'Bad debt',
      numeric: true,
      cell: ({ badDebtUsd }) => formatUsd(badDebtUsd),
    },
    {
      head: isSteps ? 'More accounts' : 'Accounts',
      numeric: true,
      cell: ({ accounts }) => formatCount(accounts),
    },
  ]
  return (
    <ColumnTable
      caption={caption}
      columns={columns}
      rows={getTableRows(rows, { step: isSteps ? 1 : 5, percent })}
      getKey={(row) => row.percent}
      rowClass={(row) => (row.percent === percent ? 'bg-field' : undefined)}
    />
  )
}
