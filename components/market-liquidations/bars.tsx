import { formatCount } from '@/lib/format'

/** One bar a row, with its count: read as a list without the drawing. `mark` colours what needs a look. */
export type BarRow = { name: string; count: number; mark?: 'watch' | 'under' | undefined }

const COLOURS = { watch: 'bg-watch', under: 'bg-under', plain: 'bg-s1' }

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
    <table className="mx-4 mb-3 w-[calc(100%-2rem)] text-t2">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-left text-muted text-t1">
        <tr>
          <th scope="col" className="w-px whitespace-nowrap pr-3 font-normal">
            {head}
          </th>
          <th scope="col" className="font-normal">
            {unit}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, count, mark }) => (
          <tr key={name}>
            <th scope="row" className="whitespace-nowrap pr-3 text-left font-normal">
              {name}
            </th>
            <td className="py-0.5">
              <span className="flex items-center gap-2">
                <span
                  aria-hidden="true"
                  className={`inline-block h-4 rounded-sm ${COLOURS[mark ?? 'plain']}`}
                  style={{ width: `${((count / most) * 82).toFixed(2)}%` }}
                />
                <span>{formatCount(count)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
