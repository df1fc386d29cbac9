import type { Market, Shelf } from '@/lib/api/schema/market'
import { Term } from '../glossary/term'
import { Amount } from '../ui/amount'
import { AsOfLine } from '../ui/as-of-line'
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
      <dl className="flex flex-wrap gap-x-8 gap-y-2 px-4 pb-3">
        <Reserve name="Reserves" usd={shelf.reservesUsd} />
        <Reserve name="Their target" usd={shelf.targetReservesUsd} />
      </dl>
      {items.length > 0 ? (
        <PanelScroll label="On the shelf">
          <ShelfTable items={items} isOpen={shelf.sale === 'open'} />
        </PanelScroll>
      ) : null}
    </Panel>
  )
}

function Reserve({ name, usd }: { name: string; usd: string | null }) {
  return (
    <div className="min-w-28">
      <dt className="text-muted text-t1">{name}</dt>
      <dd className="font-bold text-t3">
        <Usd value={usd} compact />
      </dd>
    </div>
  )
}

function ShelfTable({ items, isOpen }: { items: Shelf['items']; isOpen: boolean }) {
  const cost = isOpen ? 'Costs, all of it' : 'Would cost, all of it'
  return (
    <table className="table lists">
      <caption className="sr-only">Collateral on the protocol’s shelf</caption>
      <thead>
        <tr>
          <th scope="col">Asset</th>
          <th scope="col" className="n">
            On the shelf
          </th>
          <th scope="col" className="n">
            Worth
          </th>
          <th scope="col" className="n">
            Asked, each
          </th>
          <th scope="col" className="n">
            Discount
          </th>
          <th scope="col" className="n">
            {cost}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.asset}>
            <th scope="row" data-head="">
              <Token symbol={item.symbol} address={item.asset} />
            </th>
            <td className="n" data-label="On the shelf">
              {item.amount === null ? (
                <Unknown why="Its token does not tell" />
              ) : (
                <Amount
                  amount={item.amount}
                  decimals={item.decimals}
                  symbol={item.symbol}
                  rounding="down"
                />
              )}
            </td>
            <td className="n" data-label="Worth">
              <Usd value={item.valueUsd} compact />
            </td>
            <td className="n" data-label="Asked, each">
              {item.askPrice === null ? (
                <Unknown why={NO_PRICE} />
              ) : (
                <Price usd={item.askPrice.usd} />
              )}
            </td>
            <td className="n" data-label="Discount">
              {item.amount === null ? (
                <Unknown why={NO_PRICE} />
              ) : (
                <Percent value={item.discount} />
              )}
            </td>
            <td className="n" data-label={cost}>
              <Usd value={item.costUsd} compact />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
