import Link from 'next/link'
import type { AsOfByMarket } from '@/lib/api/schema/as-of'
import type { Auction } from '@/lib/api/schema/auction'
import { formatDistance } from '@/lib/format'
import { Address } from '../ui/address'
import { Amount } from '../ui/amount'
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
  return (
    <PanelScroll label="Auctions on sale">
      <table className="table lists">
        <caption className="sr-only">Auctions on sale, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Auction</th>
            <th scope="col">State</th>
            <th scope="col" className="n">
              For sale
            </th>
            <th scope="col" className="n">
              To raise
            </th>
            <th scope="col" className="n">
              Price now
            </th>
            <th scope="col" className="n">
              Market’s
            </th>
            <th scope="col" className="n">
              Against it
            </th>
            <th scope="col" className="n">
              Buying pays
            </th>
            <th scope="col" className="n">
              New start due
            </th>
            <th scope="col">Borrower</th>
          </tr>
        </thead>
        <tbody>
          {items.map((auction) => (
            <LiveRow
              key={auction.id}
              auction={auction}
              blockTime={asOf[auction.market]?.timestamp ?? null}
            />
          ))}
        </tbody>
      </table>
    </PanelScroll>
  )
}

function LiveRow({ auction, blockTime }: { auction: Auction; blockTime: string | null }) {
  const { id, collateral, debt, profitable, redoAt, status } = auction
  return (
    <tr className="row-link">
      <th scope="row" data-head="">
        <AuctionLink id={id} name={`${auction.marketName} no. ${auction.number}`} />
      </th>
      <td data-label="State">
        <AuctionChip auction={auction} />
      </td>
      <td className="n" data-label="For sale">
        <Amount amount={auction.forSale} {...collateral} />
      </td>
      <td className="n" data-label="To raise">
        <Amount amount={auction.toRaise} {...debt} rounding="up" />
      </td>
      <td className="n" data-label="Price now">
        {auction.price === null ? (
          <Unknown why="Its price can’t be worked out" />
        ) : (
          <Price usd={auction.price} />
        )}
      </td>
      <td className="n" data-label="Market’s">
        <Price usd={auction.marketPrice} />
      </td>
      <td className="n" data-label="Against it">
        <Gap priceToMarket={auction.priceToMarket} isOpen={status === 'running'} />
      </td>
      <td className="n" data-label="Buying pays">
        {status === 'needs-redo' || profitable === null ? (
          <span className="text-muted">not before a new start</span>
        ) : (
          <Until at={profitable.at} blockTime={blockTime} />
        )}
      </td>
      <td className="n" data-label="New start due">
        {redoAt === null ? (
          <Unknown why="Its curve is not known" />
        ) : status === 'needs-redo' ? (
          <b className="text-watch">now</b>
        ) : (
          <Until at={redoAt} blockTime={blockTime} />
        )}
      </td>
      <td data-label="Borrower">
        <Address address={auction.borrower} href="account" />
      </td>
    </tr>
  )
}

/** The row's own link. */
export function AuctionLink({ id, name }: { id: string; name: string }) {
  return (
    <Link href={`/auctions/${id}`} prefetch={false} className="covers no-underline">
      <bdi>{name}</bdi>
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
