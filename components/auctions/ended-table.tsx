import type { Auction } from '@/lib/api/schema/auction'
import { Term } from '../glossary/term'
import { Address } from '../ui/address'
import { Amount } from '../ui/amount'
import { PanelScroll } from '../ui/panel'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'
import { AuctionChip } from './auction-chip'
import { AuctionLink } from './live-table'

const UNFOUND = 'Its logs are not all found yet'

const sum = (values: readonly string[]) =>
  values.reduce((total, value) => total + BigInt(value), 0n).toString()

/** Auctions that are over: what was sold for what, what went back, what was lost. */
export function EndedAuctionTable({ items }: { items: readonly Auction[] }) {
  return (
    <PanelScroll label="Auctions that are over">
      <table className="table lists">
        <caption className="sr-only">Auctions that are over, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Auction</th>
            <th scope="col">State</th>
            <th scope="col" className="n">
              Sold
            </th>
            <th scope="col" className="n">
              Paid
            </th>
            <th scope="col" className="n">
              In parts
            </th>
            <th scope="col" className="n">
              Started anew
            </th>
            <th scope="col" className="n">
              Back to the owner
            </th>
            <th scope="col" className="n">
              <Term id="bad-debt">Lost to the Vow</Term>
            </th>
            <th scope="col">Borrower</th>
          </tr>
        </thead>
        <tbody>
          {items.map((auction) => (
            <EndedRow key={auction.id} auction={auction} />
          ))}
        </tbody>
      </table>
    </PanelScroll>
  )
}

function EndedRow({ auction }: { auction: Auction }) {
  const { collateral, debt, takes, outcome } = auction
  const unknown =
    auction.status === 'cancelled' ? (
      <span className="text-muted">cancelled</span>
    ) : (
      <Unknown why={UNFOUND} />
    )
  return (
    <tr className="row-link">
      <th scope="row" data-head="">
        <AuctionLink id={auction.id} name={`${auction.marketName} no. ${auction.number}`} />
      </th>
      <td data-label="State">
        <AuctionChip auction={auction} />
      </td>
      <td className="n" data-label="Sold">
        <Amount amount={sum(takes.map(({ amount }) => amount))} {...collateral} />
      </td>
      <td className="n" data-label="Paid">
        <Amount amount={sum(takes.map(({ paid }) => paid))} {...debt} />
      </td>
      <td className="n" data-label="In parts">
        {takes.length}
      </td>
      <td className="n" data-label="Started anew">
        {auction.redos === 0 ? 'never' : `${auction.redos} ×`}
      </td>
      <td className="n" data-label="Back to the owner">
        {outcome === null ? unknown : <Amount amount={outcome.returned} {...collateral} />}
      </td>
      <td className="n" data-label="Lost to the Vow">
        {outcome === null ? unknown : <Lost lossUsd={outcome.lossUsd} />}
      </td>
      <td data-label="Borrower">
        <Address address={auction.borrower} href="account" />
      </td>
    </tr>
  )
}

function Lost({ lossUsd }: { lossUsd: string | null }) {
  if (lossUsd === null) return <Unknown why="The debt behind it is not known" />
  if (Number(lossUsd) === 0) return <span className="text-muted">nothing</span>
  return (
    <b className="text-under">
      <Usd value={lossUsd} />
    </b>
  )
}
