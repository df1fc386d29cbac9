import type { Auction } from '@/lib/api/schema/auction'
import { Term } from '../glossary/term'
import { Address } from '../ui/address'
import { Amount } from '../ui/amount'
import { type Column, ColumnTable } from '../ui/column-table'
import { PanelScroll } from '../ui/panel'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'
import { AuctionChip } from './auction-chip'
import { AuctionLink } from './live-table'

const UNFOUND = 'Its logs are not all found yet'

const sum = (values: readonly string[]) =>
  values.reduce((total, value) => total + BigInt(value), 0n).toString()

const COLUMNS: readonly Column<Auction>[] = [
  { head: 'Auction', isRowHead: true, cell: (auction) => <AuctionLink auction={auction} /> },
  { head: 'State', cell: (auction) => <AuctionChip auction={auction} /> },
  {
    head: 'Sold',
    numeric: true,
    cell: ({ takes, collateral }) => (
      <Amount amount={sum(takes.map(({ amount }) => amount))} {...collateral} />
    ),
  },
  {
    head: 'Paid',
    numeric: true,
    cell: ({ takes, debt }) => <Amount amount={sum(takes.map(({ paid }) => paid))} {...debt} />,
  },
  { head: 'In parts', numeric: true, cell: ({ takes }) => takes.length },
  {
    head: 'Started anew',
    numeric: true,
    cell: ({ redos }) => (redos === 0 ? 'never' : `${redos} ×`),
  },
  {
    head: 'Back to the owner',
    numeric: true,
    cell: ({ outcome, collateral, status }) =>
      outcome === null ? (
        <NoOutcome status={status} />
      ) : (
        <Amount amount={outcome.returned} {...collateral} />
      ),
  },
  {
    head: <Term id="bad-debt">Lost to the Vow</Term>,
    label: 'Lost to the Vow',
    numeric: true,
    cell: ({ outcome, status }) =>
      outcome === null ? <NoOutcome status={status} /> : <Lost lossUsd={outcome.lossUsd} />,
  },
  { head: 'Borrower', cell: ({ borrower }) => <Address address={borrower} href="account" /> },
]

/** Auctions that are over: what was sold for what, what went back, what was lost. */
export function EndedAuctionTable({ items }: { items: readonly Auction[] }) {
  return (
    <PanelScroll label="Auctions that are over">
      <ColumnTable
        caption="Auctions that are over, newest first"
        columns={COLUMNS}
        rows={items}
        getKey={({ id }) => id}
        rowClass="row-link"
      />
    </PanelScroll>
  )
}

function NoOutcome({ status }: Pick<Auction, 'status'>) {
  if (status === 'cancelled') return <span className="text-muted">cancelled</span>
  return <Unknown why={UNFOUND} />
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
