import type { Market, Shelf } from '@/lib/api/schema/market'
import { Term } from '../glossary/term'
import { Amount } from '../ui/amount'
import { AsOfLine } from '../ui/as-of-line'
import { type Column, ColumnTable } from '../ui/column-table'
import { Figure, Figures } from '../ui/figures'
import { Panel, PanelScroll } from '../ui/panel'
import { Percent } from '../ui/percent'
import { Price } from '../ui/price'
import { Token } from '../ui/token'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'
import { getShelfSentence, getShelfTitle, listOnShelf } from './shelf-words'

const NO_PRICE = 'A price is missing'

/** What a Compound market sells from its own shelf, and how its reserves stand. Nothing for other markets. */
export function ShelfPanel({ market }: { market: Market }) {
  const { shelf, asOf, source } = market
  if (!shelf) return null
  const items = listOnShelf(shelf)
  return (
    <Panel
      title={getShelfTitle(shelf)}
      aside={<Term id="absorption">Shelf</Term>}
      footer={<AsOfLine asOf={asOf} source={source} />}
    >
      <p className="max-w-[90ch] px-4 pb-3">{getShelfSentence(shelf)}</p>
      <Figures>
        <Figure name="Reserves">
          <Usd value={shelf.reservesUsd} compact />
        </Figure>
        <Figure name="Their target">
          <Usd value={shelf.targetReservesUsd} compact />
        </Figure>
      </Figures>
      {items.length > 0 ? (
        <PanelScroll label="On the shelf">
          <ShelfTable items={items} isOpen={shelf.sale === 'open'} />
        </PanelScroll>
      ) : null}
    </Panel>
  )
}

function ShelfTable({ items, isOpen }: { items: Shelf['items']; isOpen: boolean }) {
  const columns: readonly Column<Shelf['items'][number]>[] = [
    {
      head: 'Asset',
      isRowHead: true,
      cell: ({ symbol, asset }) => <Token symbol={symbol} address={asset} />,
    },
    {
      head: 'On the shelf',
      numeric: true,
      cell: ({ amount, decimals, symbol }) =>
        amount === null ? (
          <Unknown why="Its token does not tell" />
        ) : (
          <Amount amount={amount} decimals={decimals} symbol={symbol} rounding="down" />
        ),
    },
    { head: 'Worth', numeric: true, cell: ({ valueUsd }) => <Usd value={valueUsd} compact /> },
    {
      head: 'Asked, each',
      numeric: true,
      cell: ({ askPrice }) =>
        askPrice === null ? <Unknown why={NO_PRICE} /> : <Price usd={askPrice.usd} />,
    },
    {
      head: 'Discount',
      numeric: true,
      cell: ({ amount, discount }) =>
        amount === null ? <Unknown why={NO_PRICE} /> : <Percent value={discount} />,
    },
    {
      head: isOpen ? 'Costs, all of it' : 'Would cost, all of it',
      numeric: true,
      cell: ({ costUsd }) => <Usd value={costUsd} compact />,
    },
  ]
  return (
    <ColumnTable
      caption="Collateral on the protocol’s shelf"
      columns={columns}
      rows={items}
      getKey={({ asset }) => asset}
    />
  )
}
