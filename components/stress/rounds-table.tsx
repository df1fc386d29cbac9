import { formatCount } from '@/lib/format'
import type { PlayedStress, StressRound } from '@/lib/risk/scenarios/stress-view'
import { type Column, ColumnTable } from '../ui/column-table'
import { PanelScroll } from '../ui/panel'
import { toPrice, toSpan, toUsd } from './to-text'

/** What each look at the oracle found and what followed. */
export function RoundsTable({ view: { rounds, followed } }: { view: PlayedStress }) {
  const columns: readonly Column<StressRound>[] = [
    {
      head: 'After',
      isRowHead: true,
      className: 'font-normal',
      cell: ({ seconds }) => (seconds === 0 ? 'the shock' : toSpan(seconds)),
    },
    {
      head: 'Oracle’s price',
      numeric: true,
      cell: ({ oraclePrice }) => (followed ? toPrice(oraclePrice) : '–'),
    },
    { head: 'Loans below 1', numeric: true, cell: ({ liquidatable }) => formatCount(liquidatable) },
    { head: 'Forced sales', numeric: true, cell: ({ liquidations }) => formatCount(liquidations) },
    { head: 'Sold', numeric: true, cell: ({ sold }) => toUsd(sold) },
    { head: 'It brought', numeric: true, cell: ({ received }) => toUsd(received) },
    { head: 'Bad debt', numeric: true, cell: ({ badDebt }) => toUsd(badDebt) },
    {
      head: 'Pool’s price then',
      numeric: true,
      cell: ({ poolPrice }) => (followed?.venue === 'pool' ? toPrice(poolPrice) : 'not known'),
    },
  ]
  return (
    <PanelScroll label="Round by round">
      <ColumnTable
        caption="Round by round"
        columns={columns}
        rows={rounds}
        getKey={({ round }) => round}
        isPlain
      />
    </PanelScroll>
  )
}
