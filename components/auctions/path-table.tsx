import type { CsvColumn } from '@/lib/api/http/to-csv'
import type { Auction } from '@/lib/api/schema/auction'
import { parseIso } from '@/lib/api/time'
import { formatAge, formatDistance, formatTime } from '@/lib/format'
import { type Column, ColumnTable } from '../ui/column-table'
import { Price } from '../ui/price'
import { divideDecimals } from './divide-decimals'
import { getGap } from './get-gap'

const ROWS = 12

/** All points of the picture. */
export const PATH_CSV: readonly CsvColumn<Auction['path'][number]>[] = [
  { header: 'at', kind: 'text', read: ({ at }) => at },
  { header: 'priceUsd', kind: 'number', read: ({ price }) => price },
]

/** The fall of the price as a table, every fourth point of the picture. */
export function PathTable({
  auction,
  blockTime,
}: {
  auction: Pick<Auction, 'path' | 'marketPrice'>
  blockTime: string
}) {
  const { path, marketPrice } = auction
  const every = Math.max(1, Math.ceil(path.length / ROWS))
  const rows = path.filter((_, index) => index % every === 0 || index === path.length - 1)
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { head: 'Time (UTC)', cell: ({ at }) => formatTime(at).replace(' UTC', '') },
    {
      head: 'From now',
      numeric: true,
      cell: ({ at }) => toOffset(parseIso(at) - parseIso(blockTime)),
    },
    { head: 'Price, $ a token', numeric: true, cell: ({ price }) => <Price usd={price} /> },
    {
      head: 'Against the market’s',
      numeric: true,
      cell: ({ price }) => (marketPrice === null ? 'not known' : toGap(price, marketPrice)),
    },
  ]
  return (
    <ColumnTable
      caption="The price over time"
      columns={columns}
      rows={rows}
      getKey={({ at }) => at}
      isPlain
    />
  )
}

function toOffset(seconds: number): string {
  if (seconds === 0) return 'now'
  return seconds < 0 ? `${formatAge(-seconds)} ago` : `in ${formatAge(seconds)}`
}

function toGap(price: string, marketPrice: string): string {
  const ratio = divideDecimals(price, marketPrice)
  if (ratio === null) return 'not known'
  const { isBelow, size } = getGap(ratio)
  return `${formatDistance(size)} ${isBelow ? 'below' : 'above'}`
}
