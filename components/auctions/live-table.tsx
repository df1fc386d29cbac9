import Link from 'next/link'
import type { AsOfByMarket } from '@/lib/api/schema/as-of'
import type { Auction } from '@/lib/api/schema/auction'
import { formatDistance } from '@/lib/format'
import { Address } from '../ui/address'
import { Amount } from '../ui/amount'
import { type Column, ColumnTable } from '../ui/column-table'
import { PanelScroll } from '../ui/panel'
import { Price } from '../ui/price'
import { Unknown } from '../ui/unknown'
import { AuctionChip } from './auction-chip'
import { formatUntil } from './auction-words'
import { getGap } from './get-gap'

/** Auctions that run, as rows; each leads to the one auction. */
export function LiveAuctionTable({
  items,
  asOf,
}: {
  items: readonly Auction[]
  asOf: AsOfByMarket
}) {
  const timeOf = ({ market }: Auction) => asOf[market]?.timestamp ?? null
  const columns: readonly Column<Auction>[] = [
    { head: 'Auction', isRowHead: true, cell: (auction) => <AuctionLink auction={auction} /> },
    { head: 'State', cell: (auction) => <AuctionChip auction={auction} /> },
    {
      head: 'For sale',
      numeric: true,
      cell: ({ forSale, collateral }) => <Amount amount={forSale} {...collateral} />,
    },
    {
      head: 'To raise',
      numeric: true,
      cell: ({ toRaise, debt }) => <Amount amount={toRaise} {...debt} rounding="up" />,
    },
    {
      head: 'Price now',
      numeric: true,
      cell: ({ price }) =>
        price === null ? <Unknown why="Its price can’t be worked out" /> : <Price usd={price} />,
    },
    { head: 'Market’s', numeric: true, cell: ({ marketPrice }) => <Price usd={marketPrice} /> },
    {
      head: 'Against it',
      numeric: true,
      cell: ({ priceToMarket, status }) => (
        <Gap priceToMarket={priceToMarket} isOpen={status === 'running'} />
      ),
    },
    {
      head: 'Buying pays',
      numeric: true,
      cell: (auction) =>
        auction.status === 'needs-redo' || auction.profitable === null ? (
          <span className="text-muted">not before a new start</span>
        ) : (
          <Until at={auction.profitable.at} blockTime={timeOf(auction)} />
        ),
    },
    {
      head: 'New start due',
      numeric: true,
      cell: (auction) =>
        auction.redoAt === null ? (
          <Unknown why="Its curve is not known" />
        ) : auction.status === 'needs-redo' ? (
          <b className="text-watch">now</b>
        ) : (
          <Until at={auction.redoAt} blockTime={timeOf(auction)} />
        ),
    },
    { head: 'Borrower', cell: ({ borrower }) => <Address address={borrower} href="account" /> },
  ]
  return (
    <PanelScroll label="Auctions on sale">
      <ColumnTable
        caption="Auctions on sale, newest first"
        columns={columns}
        rows={items}
        getKey={({ id }) => id}
        rowClass="row-link"
      />
    </PanelScroll>
  )
}

/** The row's own link. */
export function AuctionLink({ auction: { id, marketName, number } }: { auction: Auction }) {
  return (
    <Link href={`/auctions/${id}`} prefetch={false} className="covers no-underline">
      <bdi>{`${marketName} no. ${number}`}</bdi>
    </Link>
  )
}

/** How far the price is from the market's. */
function Gap({
  priceToMarket,
  isOpen,
}: {
  priceToMarket: string | null
  /** Whether anybody may buy at it. */
  isOpen: boolean
}) {
  if (priceToMarket === null) return <Unknown why="One of the two prices is missing" />
  const { isBelow, size } = getGap(priceToMarket)
  return (
    <span data-live="" className={isBelow && isOpen ? 'font-bold text-afloat' : undefined}>
      {formatDistance(size)} {isBelow ? 'below' : 'above'}
    </span>
  )
}

function Until({ at, blockTime }: { at: string; blockTime: string | null }) {
  return (
    <time dateTime={at}>
      {blockTime === null ? at : <span data-live="">{formatUntil(at, blockTime)}</span>}
    </time>
  )
}
