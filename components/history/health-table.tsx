import type { AccountHistory } from '@/lib/api/schema/history'
import { formatBlockNumber, formatHealthFactor, formatTime, formatWad } from '@/lib/format'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'

const UNPRICED = 'a price was missing'

/** Kept points in numbers, newest first. */
export function HealthTable({
  items,
  caption,
}: {
  items: AccountHistory['positions'][number]['items']
  caption: string
}) {
  return (
    <table className="table lists">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col" className="n">
            Health
          </th>
          <th scope="col" className="n">
            Collateral
          </th>
          <th scope="col" className="n">
            Owed
          </th>
          <th scope="col" className="n">
            Block
          </th>
        </tr>
      </thead>
      <tbody>
        {items.toReversed().map(({ at, blockNumber, healthFactor, collateralUsd, debtUsd }) => (
          <tr key={`${at} ${blockNumber}`}>
            <th scope="row" data-head="">
              <time dateTime={at}>{formatTime(at)}</time>
            </th>
            <td className="n" data-label="Health">
              {healthFactor === null ? (
                <Unknown why={UNPRICED} />
              ) : (
                <data value={healthFactor} title={formatWad(healthFactor)}>
                  {formatHealthFactor(healthFactor)}
                </data>
              )}
            </td>
            <td className="n" data-label="Collateral">
              <Usd value={collateralUsd} why={UNPRICED} />
            </td>
            <td className="n" data-label="Owed">
              <Usd value={debtUsd} why={UNPRICED} />
            </td>
            <td className="n" data-label="Block">
              {formatBlockNumber(blockNumber)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
