import type { ChartTick } from '../charts/chart-frame'
import { formatTick } from '../charts/format-tick'
import { getAxisTicks } from '../charts/get-axis-ticks'
import { getUtcTicks } from './get-utc-ticks'
import type { HistoryLine } from './history-chart'
import { type RiskAmounts, type RiskHistory, SHOWN_FALLS } from './risk-history'
import { spreadLabels } from './spread-labels'
import { toRuns } from './to-runs'
import { toStepPath } from './to-step-path'

type RiskLine = {
  name: string
  /** At the line's end. */
  label: string
  colour: string
  dashes: string | undefined
  pick: (amounts: RiskAmounts) => number
}

const STYLES = [
  { colour: 'var(--s4)', dashes: '0.5 5' },
  { colour: 'var(--s1)', dashes: '8 6' },
  { colour: 'var(--s2)', dashes: undefined },
]

const FALLS: readonly RiskLine[] = SHOWN_FALLS.map((fall, place) => {
  const percent = `${Number(fall) * 100}\u00a0%`
  return {
    name: `at risk if prices fall ${percent}`,
    label: `−${percent}`,
    colour: STYLES[place]?.colour ?? 'var(--s1)',
    dashes: STYLES[place]?.dashes,
    pick: ({ atRiskUsd }) => atRiskUsd[place] ?? 0,
  }
})

const BAD_DEBT: RiskLine = {
  name: 'bad debt, open',
  label: '',
  colour: 'var(--s3)',
  dashes: undefined,
  pick: ({ badDebtUsd }) => badDebtUsd,
}

/** In the order of the figures above the charts. */
export const RISK_LINES: readonly RiskLine[] = [...FALLS, BAD_DEBT]

export type RiskChart = { lines: readonly HistoryLine[]; yTicks: readonly ChartTick[] }

/** Steps without a point after which a line has a hole; as long as a market's point stands for its sum. */
const STEPS_HELD = 2.5
const SHORTEST_STEPS = 6
/** Of the chart's height, for a line of text. */
const APART = 0.1

/** Both charts from the first point kept to `to`, seconds since the epoch: amounts from zero, UTC. */
export function getRiskPlot(
  { points, step }: RiskHistory,
  to: number,
): { xTicks: readonly ChartTick[]; atRisk: RiskChart; badDebt: RiskChart } {
  const from = Math.min(points[0]?.at ?? to, to - SHORTEST_STEPS * step)
  const draw = (lines: readonly RiskLine[]): RiskChart => {
    const largest = points.flatMap(({ amounts }) =>
      amounts ? lines.map(({ pick }) => pick(amounts)) : [],
    )
    const ticks = getAxisTicks(Math.max(0, ...largest), { most: 3 })
    const top = ticks.at(-1) ?? 1
    const newest = points.at(-1)?.amounts
    const ends = lines.map(({ pick }) => (newest ? pick(newest) / top : 0))
    const places = spreadLabels(ends, { apart: APART })
    return {
      lines: lines.map(({ pick, colour, dashes, label }, index) => ({
        path: toStepPath(
          toRuns(
            points.map(({ at, amounts }) => ({ at, value: amounts && pick(amounts) })),
            { holdsFor: STEPS_HELD * step, to },
          ),
          { from, to, low: 0, top },
        ),
        colour,
        ...(dashes && { dashes }),
        ...(label && newest && { label: { text: label, place: places[index] ?? 0 } }),
      })),
      yTicks: ticks.map((tick) => ({ place: tick / top, label: formatTick(tick) })),
    }
  }
  return {
    xTicks: getUtcTicks({ from, to }, { most: 6 }),
    atRisk: draw(FALLS),
    badDebt: draw([BAD_DEBT]),
  }
}
