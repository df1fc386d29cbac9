import type { HealthJson } from '@/lib/api/schema/position'
import { getLinePlace } from './get-line-place'
import { toPercent } from './to-percent'

/** The load line for a row of a table: the number beside it says the same, so readers of the screen skip it. */
export function MiniLoadLine({ health }: { health: HealthJson }) {
  if (health.kind !== 'priced') return <span className="text-faint" aria-hidden="true" />
  const { place } = getLinePlace(BigInt(health.healthFactor))
  return (
    <svg
      width="96"
      height="16"
      aria-hidden="true"
      className="inline-block overflow-visible align-middle"
    >
      <rect y="3" width="27%" height="10" className="fill-water-deep" />
      <rect x="27%" y="3" width="12%" height="10" className="fill-danger-wash" />
      <rect x="39%" y="3" width="21%" height="10" className="fill-watch-wash" />
      <rect x="60%" y="3" width="40%" height="10" className="fill-afloat-wash" />
      <line
        x1={toPercent(place)}
        x2={toPercent(place)}
        y1="0"
        y2="16"
        strokeWidth="2"
        className="stroke-ink"
      />
    </svg>
  )
}
