import type { Market } from '@/lib/api/schema/market'
import { Address } from '../ui/address'
import { type Column, ColumnTable } from '../ui/column-table'
import { Percent } from '../ui/percent'
import { Usd } from '../ui/usd'

const COLUMNS: readonly Column<Market['largest'][number]>[] = [
  {
    head: 'Account',
    isRowHead: true,
    className: 'font-normal',
    cell: ({ address }) => <Address address={address} href="account" covers />,
  },
  {
    head: 'Collateral',
    numeric: true,
    cell: ({ collateralUsd }) => <Usd value={collateralUsd} compact />,
  },
  { head: 'Owed', numeric: true, cell: ({ debtUsd }) => <Usd value={debtUsd} compact /> },
  {
    head: 'Of all debt',
    numeric: true,
    cell: ({ shareOfDebt }) => <Percent value={shareOfDebt} />,
  },
]

/** The largest by debt; each row leads to the account. */
export function HoldersTable({ largest }: Pick<Market, 'largest'>) {
  return (
    <ColumnTable
      caption="Largest borrowers"
      columns={COLUMNS}
      rows={largest}
      getKey={({ address, debtUsd }) => `${address} ${debtUsd}`}
      className="pairs"
      rowClass="row-link"
    />
  )
}
