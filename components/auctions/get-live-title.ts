import type { Auction } from '@/lib/api/schema/auction'
import { formatCount } from '@/lib/format'
import { isProfitable } from './auction-words'

/** "3 auctions on sale, one of them below the market's price". */
export function getLiveTitle(live: readonly Auction[]): string {
  if (live.length === 0) return 'No auction on sale'
  const what =
    live.length === 1 ? 'One auction on sale' : `${formatCount(live.length)} auctions on sale`
  const cheap = live.filter((each) => each.status === 'running' && isProfitable(each)).length
  const stalled = live.filter(({ status }) => status === 'needs-redo').length
  const told = [
    ...(cheap > 0 ? [`${toMany(cheap, live.length)} at or below the market’s price`] : []),
    ...(stalled > 0 ? [`${toMany(stalled, live.length)} waiting for a new start`] : []),
  ]
  return [what, ...told].join(', ')
}

function toMany(count: number, total: number): string {
  if (total === 1) return 'now'
  if (count === total) return 'all'
  return count === 1 ? 'one' : formatCount(count)
}
