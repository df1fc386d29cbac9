import { formatAge } from '@/lib/format'

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400
const STEPS = [1, 2, 5, 10, 15, 30]
  .map((count) => count * MINUTE)
  .concat([1, 2, 3, 6, 12].map((count) => count * HOUR))
  .concat([1, 2, 5, 10, 30, 60, 120, 365].map((count) => count * DAY))

export type TimeTick = { place: number; label: string }

/** Marks of an axis that ends now, at whole units before it, at most `most` of them and now itself. */
export function getTimeTicks(
  { from, to }: { from: number; to: number },
  { most }: { most: number },
): TimeTick[] {
  const span = to - from
  const step = STEPS.find((seconds) => span / seconds <= most) ?? span
  const ticks: TimeTick[] = [{ place: 1, label: 'now' }]
  for (let ago = step; ago <= span; ago += step) {
    ticks.unshift({ place: 1 - ago / span, label: `${formatAge(ago)} ago` })
  }
  return ticks
}
