import { formatDistance, formatPercent } from '@/lib/format'
import { Unknown } from './unknown'

/** A ratio (decimal string) as percent. `null` is not known; `why` says why. */
export function Percent({
  value,
  places = 1,
  why = 'It could not be worked out',
}: {
  value: string | null
  places?: number
  why?: string
}) {
  if (value === null) return <Unknown why={why} />
  return (
    <data value={value} data-live="" className="whitespace-nowrap">
      {formatPercent(value, places)}
    </data>
  )
}

/** How far to liquidation (decimal string), rounded down. `null` is not known. */
export function Distance({ value }: { value: string | null }) {
  if (value === null) return <Unknown why="A price is missing" />
  return (
    <data value={value} data-live="" className="whitespace-nowrap">
      {formatDistance(value)}
    </data>
  )
}
