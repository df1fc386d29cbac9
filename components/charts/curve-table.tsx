import { formatCount, formatUsd } from '@/lib/format'
import { type CurveRow, getTableRows } from './curve-rows'

/** The curve every five percent, and the chosen level. */
export function CurveTable({
  rows,
  percent,
  caption,
}: {
  rows: readonly CurveRow[]
  percent: number
  caption: string
}) {
  return (
    <table className="table lists">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Fall in price</th>
          <th scope="col" className="n">
            Collateral that may be sold
          </th>
          <th scope="col" className="n">
            Owed by them
          </th>
          <th scope="col" className="n">
            Bad debt
          </th>
          <th scope="col" className="n">
            Accounts
          </th>
        </tr>
      </thead>
      <tbody>
        {getTableRows(rows, { step: 5, percent }).map((row) => (
          <tr key={row.percent} className={row.percent === percent ? 'bg-field' : undefined}>
            <th scope="row" data-head="">
              {row.percent}&nbsp;%
            </th>
            <td className="n" data-label="Collateral that may be sold">
              {formatUsd(row.collateralUsd)}
            </td>
            <td className="n" data-label="Owed by them">
              {formatUsd(row.debtUsd)}
            </td>
            <td className="n" data-label="Bad debt">
              {formatUsd(row.badDebtUsd)}
            </td>
            <td className="n" data-label="Accounts">
              {formatCount(row.accounts)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
