import type { AccountHistory } from '@/lib/api/schema/history'
import { parseIso, toIso } from '@/lib/api/time'
import {
  formatDuration,
  formatHealthFactor,
  formatPercent,
  formatTime,
  formatUsdCompact,
} from '@/lib/format'
import { formatDay } from '../charts/days/format-day'
import { type RiskHistory, SHOWN_FALLS } from './risk-history'

type HealthItems = AccountHistory['positions'][number]['items']

/** The fall that the sentence is about. */
const TOLD = 1

/**
 * Where health was: "Health between 1.05 and 1.31 in 12 days, lowest on 9 Oct".
 * @param to seconds since the epoch that the span ends at
 */
export function getHealthTitle(items: HealthItems, to: number): string {
  const known = items.flatMap(({ at, healthFactor }) =>
    healthFactor === null ? [] : [{ at, wad: BigInt(healthFactor) }],
  )
  const [first] = known
  if (!first) return 'Health over time is not known: a price was missing'
  const lowest = known.reduce((low, each) => (each.wad < low.wad ? each : low))
  const highest = known.reduce((high, each) => (each.wad > high.wad ? each : high))
  const [low, high] = [formatHealthFactor(lowest.wad), formatHealthFactor(highest.wad)]
  const span = getSpan(first.at, to)
  if (low === high) return `Health ${low} for ${span}`
  return `Health between ${low} and ${high} in ${span}, lowest ${getWhen(lowest.at, to)}`
}

/** What could be sold then, never taken for the page's newest: "A fall of 20 % would have sold between $16.1M and $19.0M in 30 days, $18.2M at 13:40 UTC". */
export function getRiskTitle({ points }: RiskHistory, to: number): string {
  const [first] = points
  const amounts = points.flatMap(({ amounts }) => amounts?.atRiskUsd[TOLD] ?? [])
  const last = points.at(-1)
  const newest = last?.amounts?.atRiskUsd[TOLD]
  if (!first || amounts.length === 0) return 'What could be sold over time is not known'
  const fall = formatPercent(SHOWN_FALLS[TOLD], 0)
  const [low, high] = [toUsd(Math.min(...amounts)), toUsd(Math.max(...amounts))]
  const span = getSpan(toIso(first.at), to)
  const range =
    low === high ? `${low} at any time in ${span}` : `between ${low} and ${high} in ${span}`
  const told = `A fall of ${fall} would have sold ${range}`
  if (!last || newest === undefined || low === high) return told
  return `${told}, ${toUsd(newest)} ${getWhen(toIso(last.at), to)}`
}

export const toUsd = (usd: number) => formatUsdCompact(usd.toFixed(2))

const getSpan = (from: string, to: number) => formatDuration(Math.max(0, to - parseIso(from)))

/** The day, or within the last one the time. */
function getWhen(at: string, to: number): string {
  if (to - parseIso(at) < 86_400) return `at ${formatTime(at).slice(11)}`
  return `on ${formatDay(at.slice(0, 10))}`
}
