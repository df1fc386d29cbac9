import type { Market, MarketAsset } from '@/lib/api/schema/market'
import { formatAge } from '@/lib/format'
import { Term } from '../glossary/term'
import { Address } from '../ui/address'
import { Age } from '../ui/age.client'
import { Price } from '../ui/price'
import { Token } from '../ui/token'
import { Unknown } from '../ui/unknown'
import { PriceStatus } from './price-status'

/** What every asset's price hangs on: the feed that is asked, when it answered, how often it should. */
export function OracleTable({ market }: { market: Pick<Market, 'assets'> }) {
  return (
    <table className="table lists">
      <caption className="sr-only">Oracles</caption>
      <thead>
        <tr>
          <th scope="col">Asset</th>
          <th scope="col" className="n">
            Price
          </th>
          <th scope="col">State</th>
          <th scope="col" className="n">
            Answered
          </th>
          <th scope="col" className="n">
            <Term id="heartbeat">Heartbeat</Term>
          </th>
          <th scope="col">Feed</th>
        </tr>
      </thead>
      <tbody>
        {market.assets.map((asset) => (
          <OracleRow key={asset.address} asset={asset} />
        ))}
      </tbody>
    </table>
  )
}

function OracleRow({ asset: { symbol, address, price } }: { asset: MarketAsset }) {
  return (
    <tr>
      <th scope="row" data-head="">
        <Token symbol={symbol} address={address} />
      </th>
      <td className="n" data-label="Price">
        <Price usd={price.usd} />
      </td>
      <td data-label="State">
        <PriceStatus price={price} />
      </td>
      <td className="n" data-label="Answered">
        {price.ageSeconds === null ? (
          <Unknown why="The feed tells no time" />
        ) : (
          <>
            <Age at={price.updatedAt} seconds={price.ageSeconds} /> ago
          </>
        )}
      </td>
      <td className="n" data-label="Heartbeat">
        {price.heartbeatSeconds === null ? (
          <Unknown why="Too few answers are known" />
        ) : (
          formatAge(price.heartbeatSeconds)
        )}
      </td>
      <td data-label="Feed">
        {price.source === null ? (
          <Unknown why="The oracle names no feed" />
        ) : (
          <Address address={price.source} copy />
        )}
      </td>
    </tr>
  )
}
