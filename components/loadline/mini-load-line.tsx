import type { CSSProperties } from 'react'
import type { HealthJson } from '@/lib/api/schema/position'
import { getLinePlace } from './get-line-place'
import { toPercent } from './to-percent'

/**
 * The load line for a row of a table: the number beside it says the same, so readers of the screen skip it.
 * One element, drawn by the styles: a page holds hundreds.
 */
export function MiniLoadLine({ health }: { health: HealthJson }) {
  if (health.kind !== 'priced') return <span className="text-faint" aria-hidden="true" />
  const { place } = getLinePlace(BigInt(health.healthFactor))
  return (
    <span
      aria-hidden="true"
      className="mini-load-line"
      style={{ '--place': toPercent(place) } as CSSProperties}
    />
  )
}
