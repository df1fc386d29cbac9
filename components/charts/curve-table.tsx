import { formatCount, formatUsd } from '@/lib/format'
import { type CurveRow, getTableRows } from './curve-rows'
import { type CurveView, formatTokens } from './curve-view'

/** The curve every five percent, and the chosen level; by level every percent, for a step left out is not shown by the next. */
export function CurveTable({
  rows,
  percent,
  caption,
  name,
  view,
}: {
  rows: readonly CurveRow[]
  percent: number
  caption: string
  /** What falls. */
  name: string
  view: CurveView
}) {
  const isSteps = view.mode === 'level'
  const more = isSteps ? 'More c' : 'C'
  const sold =
    view.unit === 'asset'
      ? `${isSteps ? 'More ' : ''}${name} that may be sold`
      : `${more}ollateral that may be sold`
  const owed = isSteps ? 'Owed by those added' : 'Owed by them'
  const badDebt = isSteps ? 'More bad debt' : 'Bad debt'
  const accounts = isSteps ? 'More accounts' : 'Accounts'
  return (
    <table className="table lists">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Fall in price</th>
          <th scope="col" className="n">
            <bdi>{sold}</bdi>
          </th>
          <th scope="col" className="n">
            {owed}
          </th>
          <th scope="col" className="n">
            {badDebt}
          </th>
          <th scope="col" className="n">
            {accounts}
          </th>
        </tr>
      </thead>
      <tbody>
        {getTableRows(rows, { step: isSteps ? 1 : 5, percent }).map((row) => (
          <tr key={row.percent} className={row.percent === percent ? 'bg-field' : undefined}>
            <th scope="row" data-head="">
              {isSteps && row.percent > 0 ? `${row.percent - 1} to ` : ''}
              {row.percent}&nbsp;%
            </th>
            <td className="n" data-label={sold}>
              {view.unit === 'usd'
                ? formatUsd(row.collateralUsd)
                : row.assetAmount === null
                  ? '–'
                  : formatTokens(row.assetAmount)}
            </td>
            <td className="n" data-label={owed}>
              {formatUsd(row.debtUsd)}
            </td>
            <td className="n" data-label={badDebt}>
              {formatUsd(row.badDebtUsd)}
            </td>
            <td className="n" data-label={accounts}>
              {formatCount(row.accounts)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
