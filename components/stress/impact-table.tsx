import type { ReactNode } from 'react'
import { formatCount } from '@/lib/format'
import type { PlayedStress } from '@/lib/risk/scenarios/stress-view'
import { type Column, ColumnTable } from '../ui/column-table'
import { toPrice, toTimes, toUsd } from './to-text'

type Row = { name: string; shown?: ReactNode; with: string; without: string }

const COLUMNS: readonly Column<Row>[] = [
  {
    head: <span className="sr-only">What</span>,
    isRowHead: true,
    className: 'whitespace-normal font-normal',
    cell: ({ name, shown }) => shown ?? name,
  },
  { head: 'As the pools are', numeric: true, className: 'font-bold', cell: (row) => row.with },
  { head: 'If no sale moved a price', numeric: true, cell: ({ without }) => without },
]

/** With the sale's own impact, and as if no sale moved a price. */
export function ImpactTable({
  view,
  term,
}: {
  view: PlayedStress
  /** The word for how much the sale adds to the shock. */
  term: ReactNode
}) {
  const { totals, withoutImpact, followed } = view
  const rows: readonly Row[] = [
    {
      name: 'Loans sold',
      with: formatCount(totals.accounts),
      without: formatCount(withoutImpact.accounts),
    },
    { name: 'Collateral taken', with: toUsd(totals.seized), without: toUsd(withoutImpact.seized) },
    { name: 'Debt repaid', with: toUsd(totals.repaid), without: toUsd(withoutImpact.repaid) },
    {
      name: 'What its sale brought',
      with: toUsd(totals.received),
      without: toUsd(withoutImpact.received),
    },
    { name: 'Bad debt', with: toUsd(totals.badDebt), without: toUsd(withoutImpact.badDebt) },
    {
      name: 'Debt below the line, unsold',
      with: toUsd(totals.leftDebt),
      without: toUsd(withoutImpact.leftDebt),
    },
    ...(followed
      ? [
          {
            name: 'Lowest oracle price',
            with: toPrice(followed.lowestOraclePrice),
            without: toPrice(followed.shockedPrice),
          },
        ]
      : []),
    ...(followed && followed.amplification !== null
      ? [
          {
            name: 'Amplification',
            shown: term,
            with: toTimes(followed.amplification),
            without: toTimes(1),
          },
        ]
      : []),
  ]
  return (
    <ColumnTable
      caption="With and without the sale’s own effect on prices"
      columns={COLUMNS}
      rows={rows}
      getKey={({ name }) => name}
      className="self-start"
      isPlain
    />
  )
}
