import type { LiquidationDay } from '@/lib/api/schema/liquidation'
import { formatCount, formatUsd } from '@/lib/format'

/** The bars in numbers, newest day first. */
export function DaysTable({ days, caption }: { days: readonly LiquidationDay[]; caption: string }) {
  return (
    <table className="table lists">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">UTC day</th>
          <th scope="col" className="n">
            Liquidations
          </th>
          <th scope="col" className="n">
            Collateral taken
          </th>
          <th scope="col" className="n">
            Repaid
          </th>
          <th scope="col" className="n">
            Of unknown value
          </th>
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map((day) => (
          <tr key={day.day}>
            <th scope="row" data-head="">
              <time dateTime={day.day}>{day.day}</time>
            </th>
            <td className="n" data-label="Liquidations">
              {formatCount(day.count)}
            </td>
            <td className="n" data-label="Collateral taken">
              {formatUsd(day.collateralUsd)}
            </td>
            <td className="n" data-label="Repaid">
              {formatUsd(day.debtUsd)}
            </td>
            <td className="n" data-label="Of unknown value">
              {formatCount(day.unpriced)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
