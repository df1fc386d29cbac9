import type { AuctionCurve } from '@/lib/api/schema/auction'
import { formatCount, formatParameter, formatPercent } from '@/lib/format'
import { addDecimals } from '../account/compare-decimals'

const UNITS = [
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
] as const

/** A rule's length of time, exact: `2 hours`, `90 seconds`. */
function formatExact(seconds: number): string {
  const [size, unit] = UNITS.find(([each]) => seconds % each === 0) ?? [1, 'second']
  const count = Math.round(seconds / size)
  return count === 1 ? `1 ${unit}` : `${formatCount(count)} ${unit}s`
}

/** How the price falls, in words: one of the protocol's three calculators. */
export function getCurveText(curve: AuctionCurve): string {
  if (curve.kind === 'linear') return `evenly, to nothing in ${formatExact(curve.seconds)}`
  const each = addDecimals('1', `-${curve.factor}`)
  return curve.kind === 'stair-step'
    ? `by ${formatParameter(each)} every ${formatExact(curve.stepSeconds)}`
    : `by ${formatPercent(each, 4)} every second`
}
