import type { CsvColumn } from '@/lib/api/http/to-csv'
import { toIso } from '@/lib/api/time'
import { formatTime } from '@/lib/format'
import { Unknown } from '../ui/unknown'
import { toUsd } from './history-words'
import { type RiskPoint, SHOWN_FALLS } from './risk-history'
import { RISK_LINES } from './risk-plot'

/** The same as a file: what is not known is an empty cell. */
export const RISK_CSV: readonly CsvColumn<RiskPoint>[] = [
  { header: 'at', kind: 'text', read: ({ at }) => toIso(at) },
  ...SHOWN_FALLS.map(
    (fall, place): CsvColumn<RiskPoint> => ({
      header: `atRiskUsd at ${fall}`,
      kind: 'number',
      read: ({ amounts }) => amounts?.atRiskUsd[place]?.toFixed(2),
    }),
  ),
  { header: 'badDebtUsd', kind: 'number', read: ({ amounts }) => amounts?.badDebtUsd.toFixed(2) },
]

/** Kept points in numbers, newest first. */
export function RiskTable({ points, caption }: { points: readonly RiskPoint[]; caption: string }) {
  return (
    <table className="table lists">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Time</th>
          {RISK_LINES.map(({ name }) => (
            <th key={name} scope="col" className="n first-letter:uppercase">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ at, amounts }) => (
          <tr key={at}>
            <th scope="row" data-head="">
              <time dateTime={toIso(at)}>{formatTime(toIso(at))}</time>
            </th>
            {RISK_LINES.map(({ name, pick }) => (
              <td key={name} className="n" data-label={name}>
                {amounts ? toUsd(pick(amounts)) : <Unknown why="a market was not followed then" />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
