import type { CascadeHit } from '@/lib/risk/cascade/cascade'
import type { PlayedStress } from '@/lib/risk/scenarios/stress-view'
import { Address } from '../ui/address'
import { type Column, ColumnTable } from '../ui/column-table'
import { PanelScroll } from '../ui/panel'
import { count, toUsd } from './to-text'

const COLUMNS: readonly Column<CascadeHit>[] = [
  {
    head: 'Borrower',
    isRowHead: true,
    cell: ({ address }) => <Address address={address} href="account" covers />,
  },
  {
    head: 'Held before',
    label: 'Held',
    numeric: true,
    cell: ({ collateral }) => toUsd(collateral),
  },
  { head: 'Owed before', label: 'Owed', numeric: true, cell: ({ debt }) => toUsd(debt) },
  { head: 'Repaid', numeric: true, cell: ({ repaid }) => toUsd(repaid) },
  { head: 'Taken', numeric: true, cell: ({ seized }) => toUsd(seized) },
  {
    head: 'Borrower loses',
    label: 'Loses',
    numeric: true,
    cell: ({ seized, returned, repaid }) => toUsd(seized - returned - repaid),
  },
  { head: 'Bad debt', numeric: true, cell: ({ badDebt }) => toUsd(badDebt) },
]

/** Borrowers that are sold, the largest seizure first. */
export function HitTable({ view }: { view: PlayedStress }) {
  return (
    <PanelScroll label="Who is hit">
      <ColumnTable
        caption="Who is hit, largest seizure first"
        columns={COLUMNS}
        rows={view.hit}
        getKey={({ market, row }) => `${market} ${row}`}
        className="pairs"
        rowClass="row-link"
      />
    </PanelScroll>
  )
}

/** Of how many borrowers the result speaks. */
export const describeCount = (view: PlayedStress): string =>
  count(view.accounts, 'borrower') +
  (view.unpricedAccounts > 0 ? `, ${view.unpricedAccounts} more left out: a price is missing` : '')
