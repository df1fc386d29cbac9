import { toIso } from '@/lib/api/time'
import type { ChartTick } from '../charts/chart-frame'
import { formatDay } from '../charts/days/format-day'

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400
const STEPS = [1, 2, 5, 10, 15, 30]
  .map((count) => count * MINUTE)
  .concat([1, 2, 3, 6, 12].map((count) => count * HOUR))
  .concat([1, 2, 5, 10, 20, 50, 100].map((count) => count * DAY))

/** Marks of a UTC axis at whole times, at most `most`: hours where it spans less than three days, else days. */
export function getUtcTicks(
  { from, to }: { from: number; to: number },
  { most = 8 }: { most?: number } = {},
): ChartTick[] {
  const span = to - from
  if (span <= 0) return []
  const step = STEPS.find((seconds) => span / seconds <= most) ?? span
  const first = Math.ceil(from / step) * step
  const ticks: ChartTick[] = []
  for (let at = first; at <= to; at += step) {
    const isMinor = ticks.length % 2 === 1
    ticks.push({ place: (at - from) / span, label: formatTick(at, step), isMinor })
  }
  return ticks
}

function formatTick(at: number, step: number): string {
  const iso = toIso(at)
  return step >= DAY || at % DAY === 0 ? formatDay(iso.slice(0, 10)) : iso.slice(11, 16)
}
