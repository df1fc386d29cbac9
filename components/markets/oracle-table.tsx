import type { Market, MarketAsset } from '@/lib/api/schema/market'
import { formatAge } from '@/lib/format'
import { Term } from '../glossary/term'
import { Address } from '../ui/address'
import { Age } from '../ui/age.client'
import { type Column, ColumnTable } from '../ui/column-table'
import { Price } from '../ui/price'
import { Token } from '../ui/token'
import { Unknown } from '../ui/unknown'
import { PriceStatus } from './price-status'

const COLUMNS: readonly Column<MarketAsset>[] = [
  {
    head: 'Asset',
    isRowHead: true,
    cell: ({ symbol, address }) => <Token symbol={symbol} address={address} />,
  },
  { head: 'Price', numeric: true, cell: ({ price }) => <Price usd={price.usd} /> },
  { head: 'State', cell: ({ price }) => <PriceStatus price={price} /> },
  {
    head: 'Answered',
    numeric: true,
    cell: ({ price }) =>
      price.ageSeconds === null ? (
        <Unknown why="The feed tells no time" />
      ) : (
        <>
          <Age at={price.updatedAt} seconds={price.ageSeconds} /> ago
        </>
      ),
  },
  {
    head: <Term id="heartbeat">Heartbeat</Term>,
    label: 'Heartbeat',
    numeric: true,
    cell: ({ price }) =>
      price.heartbeatSeconds === null ? (
        <Unknown why="Too few answers are known" />
      ) : (
        formatAge(price.heartbeatSeconds)
      ),
  },
  {
    head: 'Feed',
    cell: ({ price }) =>
      price.source === null ? (
        <Unknown why="The oracle names no feed" />
      ) : (
        <Address address={price.source} copy />
      ),
  },
]

/** What every asset's price hangs on: the feed that is asked, when it answered, how often it should. */
export function OracleTable({ market }: { market: Pick<Market, 'assets'> }) {
  return (
    <ColumnTable
      caption="Oracles"
      columns={COLUMNS}
      rows={market.assets}
      getKey={({ address }) => address}
    />
  )
}
