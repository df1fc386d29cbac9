import type { LiquidationPreview } from '@/lib/api/schema/position'
import { Amount } from '../../ui/amount'
import { type Column, ColumnTable } from '../../ui/column-table'
import { Token } from '../../ui/token'
import { Usd } from '../../ui/usd'

const COLUMNS: readonly Column<LiquidationPreview>[] = [
  {
    head: 'Taken',
    isRowHead: true,
    cell: ({ collateral }) => <Token symbol={collateral.symbol} address={collateral.asset} />,
  },
  {
    head: 'Amount',
    numeric: true,
    cell: ({ seized, collateral }) => (
      <Amount amount={seized} decimals={collateral.decimals} rounding="up" />
    ),
  },
  { head: 'Worth', numeric: true, cell: ({ seizedUsd }) => <Usd value={seizedUsd} /> },
  { head: 'Penalty', numeric: true, cell: ({ bonusUsd }) => <Usd value={bonusUsd} /> },
  {
    head: 'Debt it pays',
    numeric: true,
    cell: ({ maxRepay, debt }) => (
      <Amount amount={maxRepay} symbol={debt.symbol} decimals={debt.decimals} />
    ),
  },
]

/** The parts of one absorption: every collateral that it takes, what it is worth and which part of the debt it pays. */
export function PartsTable({ parts }: { parts: readonly LiquidationPreview[] }) {
  return (
    <ColumnTable columns={COLUMNS} rows={parts} getKey={({ collateral }) => collateral.asset} />
  )
}
