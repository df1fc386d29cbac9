import type { AccountHistory } from '@/lib/api/schema/history'
import { parseIso } from '@/lib/api/time'
import { formatHealthTicks, getHealthAxis } from './get-health-axis'
import { getUtcTicks } from './get-utc-ticks'
import { HealthTable } from './health-table'
import { HistoryChart } from './history-chart'
import { HistoryDetails } from './history-details'
import { sampleRows } from './sample-rows'
import { toRuns } from './to-runs'
import { toStepPath } from './to-step-path'

/** A point is kept at least once a day, at the first block after it: longer silence is a hole. */
const HOLDS_FOR = 26 * 3600
/** The shortest axis: less would be no more than a dot. */
const SHORTEST = 1800
const ROWS = 40

type Items = AccountHistory['positions'][number]['items']

/** One position's health from its first kept point to the page's block, the line at 1 and the water under it. */
export function HealthChart({
  name,
  title,
  items,
  to,
}: {
  name: string
  /** Where the panel's title is not this chart's. */
  title: string | null
  items: Items
  to: number
}) {
  const points = items.map(({ at, healthFactor }) => ({
    at: parseIso(at),
    value: healthFactor === null ? null : toNumber(healthFactor),
  }))
  const axis = getHealthAxis(points.flatMap(({ value }) => value ?? []))
  const low = axis.ticks[0] ?? 0
  const top = axis.ticks.at(-1) ?? 1
  const from = Math.min(points[0]?.at ?? to, to - SHORTEST)
  const labels = formatHealthTicks(axis.ticks)
  const rows = sampleRows(items, ROWS)
  return (
    <>
      <div className="px-4 pb-1 text-muted text-t1">
        {title === null ? null : <h3 className="text-ink text-t2">{title}</h3>}
        <bdi>{name}</bdi> · health factor, UTC
        {axis.isCut ? ` · above ${labels.at(-1)} drawn at the edge` : ''}
      </div>
      <div className="pb-2">
        <HistoryChart
          lines={[
            {
              path: toStepPath(toRuns(points, { holdsFor: HOLDS_FOR, to }), { from, to, low, top }),
              colour: 'var(--s1)',
            },
          ]}
          xTicks={getUtcTicks({ from, to })}
          yTicks={axis.ticks.map((tick, index) => ({
            place: (tick - low) / (top - low),
            label: labels[index] ?? '',
          }))}
          water={{ place: (1 - low) / (top - low), label: '1: liquidated below' }}
        />
      </div>
      <HistoryDetails shown={rows.length} of={items.length}>
        <HealthTable items={rows} caption={`Health over time, ${name}`} />
      </HistoryDetails>
    </>
  )
}

/** For a length on an axis. */
const toNumber = (wad: string) => Number(wad) / 1e18
