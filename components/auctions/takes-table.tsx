import Link from 'next/link'
import type { Auction } from '@/lib/api/schema/auction'
import { formatBlockNumber, formatTime } from '@/lib/format'
import { Address } from '../ui/address'
import { Amount } from '../ui/amount'
import { type Column, ColumnTable } from '../ui/column-table'
import { Price } from '../ui/price'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'

const NOT_VALUED = 'Its block was not read yet'

/** Who bought how much at which price, in the order of the chain. */
export function TakesTable({ auction: { takes, collateral, debt } }: { auction: Auction }) {
  const isValued = takes.some(({ bonusUsd }) => bonusUsd !== null)
  const columns: readonly Column<(typeof takes)[number]>[] = [
    {
      head: 'When',
      isRowHead: true,
      cell: ({ id, at, blockNumber }) => (
        <Link href={`/liquidations/${id}`} prefetch={false} className="covers no-underline">
          {at === null ? (
            `block ${formatBlockNumber(blockNumber)}`
          ) : (
            <time dateTime={at}>{formatTime(at)}</time>
          )}
        </Link>
      ),
    },
    {
      head: 'Buyer',
      cell: ({ taker }) =>
        taker === null ? <Unknown why={NOT_VALUED} /> : <Address address={taker} href="account" />,
    },
    {
      head: 'Bought',
      numeric: true,
      cell: ({ amount }) => <Amount amount={amount} {...collateral} />,
    },
    {
      head: 'Paid',
      numeric: true,
      cell: ({ paid }) => <Amount amount={paid} {...debt} rounding="up" />,
    },
    { head: 'Price', numeric: true, cell: ({ price }) => <Price usd={price} /> },
  ]
  const gain: Column<(typeof takes)[number]> = {
    head: 'Below the oracle’s, in all',
    numeric: true,
    cell: ({ bonusUsd }) => <Usd value={bonusUsd} why={NOT_VALUED} />,
  }
  return (
    <ColumnTable
      caption="Purchases, the first first"
      columns={isValued ? [...columns, gain] : columns}
      rows={takes}
      getKey={({ id }) => id}
      rowClass="row-link"
    />
  )
}
