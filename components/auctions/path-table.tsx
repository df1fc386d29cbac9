import type { Auction } from '@/lib/api/schema/auction'
import { parseIso } from '@/lib/api/time'
import { formatAge, formatDistance, formatTime } from '@/lib/format'
import { Price } from '../ui/price'
import { divideDecimals } from './divide-decimals'
import { getGap } from './get-gap'

const ROWS = 12

/** The fall of the price as a table, every fourth point of the picture. */
export function PathTable({
  auction,
  blockTime,
}: {
  auction: Pick<Auction, 'path' | 'marketPrice'>
  blockTime: string
}) {
  const { path, marketPrice } = auction
  const every = Math.max(1, Math.ceil(path.length / ROWS))
  const rows = path.filter((_, index) => index % every === 0 || index === path.length - 1)
  return (
    <table className="table">
      <caption className="sr-only">The price over time</caption>
      <thead>
        <tr>
          <th scope="col">Time (UTC)</th>
          <th scope="col" className="n">
            From now
          </th>
          <th scope="col" className="n">
            Price, $ a token
          </th>
          <th scope="col" className="n">
            Against the market’s
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ at, price }) => (
          <tr key={at}>
            <td>{formatTime(at).replace(' UTC', '')}</td>
            <td className="n">{toOffset(parseIso(at) - parseIso(blockTime))}</td>
            <td className="n">
              <Price usd={price} />
            </td>
            <td className="n">{marketPrice === null ? 'not known' : toGap(price, marketPrice)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function toOffset(seconds: number): string {
  if (seconds === 0) return 'now'
  return seconds < 0 ? `${formatAge(-seconds)} ago` : `in ${formatAge(seconds)}`
}

function toGap(price: string, marketPrice: string): string {
  const ratio = divideDecimals(price, marketPrice)
  if (ratio === null) return 'not known'
  const { isBelow, size } = getGap(ratio)
  return `${formatDistance(size)} ${isBelow ? 'below' : 'above'}`
}
