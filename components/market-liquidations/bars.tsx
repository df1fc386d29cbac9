import type { CsvColumn } from '@/lib/api/http/to-csv'
import { formatCount } from '@/lib/format'
import { toPercent } from '../loadline/to-percent'
import { CsvLink } from '../ui/csv-link'

/** One bar a row, with its count: read as a list without the drawing. `mark` colours what needs a look. */
export type BarRow = { name: string; count: number; mark?: 'watch' | 'under' | undefined }

const COLOURS = { watch: 'stroke-watch', under: 'stroke-under', plain: 'stroke-s1' }

/** Counts as bars from zero, in a real table: title, unit and every figure are text. */
export function Bars({
  rows,
  caption,
  head,
  unit,
}: {
  rows: readonly BarRow[]
  caption: string
  /** What the rows are. */
  head: string
  /** What is counted. */
  unit: string
}) {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <div className="px-4 pb-3">
      <table className="w-full text-t2">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-left text-muted text-t1">
          <tr>
            <th scope="col" className="w-px whitespace-nowrap pr-4 font-normal">
              {head}
            </th>
            <th scope="col" className="w-px whitespace-nowrap pr-3 text-right font-normal">
              {unit}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, count, mark }) => (
            <tr key={name}>
              <th scope="row" className="whitespace-nowrap pr-4 text-left font-normal">
                {name}
              </th>
              <td className="pr-3 text-right">{formatCount(count)}</td>
              <td className="py-0.5">
                <svg width="100%" height="16" aria-hidden="true" className="block">
                  <line
                    x1="0"
                    x2={toPercent(count / most)}
                    y1="8"
                    y2="8"
                    strokeWidth="16"
                    className={COLOURS[mark ?? 'plain']}
                  />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The same bars as a file; their name for the first column. */
export function BarsCsv({
  name,
  head,
  rows,
}: {
  name: string
  head: string
  rows: readonly BarRow[]
}) {
  const columns: readonly CsvColumn<BarRow>[] = [
    { header: head, kind: 'text', read: (row) => row.name },
    { header: 'count', kind: 'number', read: ({ count }) => count },
  ]
  return <CsvLink name={name} columns={columns} rows={rows} />
}
