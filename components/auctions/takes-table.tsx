import Link from 'next/link'
import type { Auction } from '@/lib/api/schema/auction'
import { formatBlockNumber, formatTime } from '@/lib/format'
import { Address } from '../ui/address'
import { Amount } from '../ui/amount'
import { Price } from '../ui/price'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'

const NOT_VALUED = 'Its block was not read yet'

/** Who bought how much at which price, in the order of the chain. */
export function TakesTable({ auction: { takes, collateral, debt } }: { auction: Auction }) {
  const isValued = takes.some(({ bonusUsd }) => bonusUsd !== null)
  return (
    <table className="table lists">
      <caption className="sr-only">Purchases, the first first</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Buyer</th>
          <th scope="col" className="n">
            Bought
          </th>
          <th scope="col" className="n">
            Paid
          </th>
          <th scope="col" className="n">
            Price
          </th>
          {isValued ? (
            <th scope="col" className="n">
              Below the oracle’s, in all
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {takes.map((take) => (
          <tr key={take.id} className="row-link">
            <th scope="row" data-head="">
              <Link
                href={`/liquidations/${take.id}`}
                prefetch={false}
                className="covers no-underline"
              >
                {take.at === null ? (
                  `block ${formatBlockNumber(take.blockNumber)}`
                ) : (
                  <time dateTime={take.at}>{formatTime(take.at)}</time>
                )}
              </Link>
            </th>
            <td data-label="Buyer">
              {take.taker === null ? (
                <Unknown why={NOT_VALUED} />
              ) : (
                <Address address={take.taker} href="account" />
              )}
            </td>
            <td className="n" data-label="Bought">
              <Amount amount={take.amount} {...collateral} />
            </td>
            <td className="n" data-label="Paid">
              <Amount amount={take.paid} {...debt} rounding="up" />
            </td>
            <td className="n" data-label="Price">
              <Price usd={take.price} />
            </td>
            {isValued ? (
              <td className="n" data-label="Below the oracle’s, in all">
                <Usd value={take.bonusUsd} why={NOT_VALUED} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
