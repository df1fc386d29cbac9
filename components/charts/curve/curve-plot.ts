import type { ChartTick } from '../chart-frame'
import { formatTick, formatTokenTick } from '../format-tick'
import { getAxisTicks } from '../get-axis-ticks'
import type { CurveRow } from './curve-rows'
import type { CurveView } from './curve-view'

/** In the order of the readout above the chart, which names them. */
export const CURVE_SERIES = [
  { key: 'sold', colour: 'var(--s1)' },
  { key: 'debtUsd', colour: 'var(--s2)' },
  { key: 'badDebtUsd', colour: 'var(--s3)', dashes: '5 3' },
] as const satisfies readonly { key: string; colour: string; dashes?: string }[]

export type CurveSeries = (typeof CURVE_SERIES)[number]

/** A level as the chart draws it: lengths to less than a pixel, not facts. */
export type PlotRow = { percent: number } & Record<CurveSeries['key'], number>

/** Everything that the server's picture of the curve and the live one share. */
export type CurvePlot = {
  rows: readonly PlotRow[]
  series: readonly CurveSeries[]
  isBars: boolean
  /** First and last percent on the axis; bars stand around theirs. */
  from: number
  to: number
  /** Where the amount axis ends. */
  top: number
  xTicks: readonly ChartTick[]
  yTicks: readonly ChartTick[]
}

/** Parts of the axis' length: what moves less than one is the same picture. */
const FINE = 4_000

/** The curve up to `toPercent`: axes from zero, steps cumulative or bars by level, in dollars or in the asset. */
export function getCurvePlot(
  rows: readonly CurveRow[],
  { view, toPercent }: { view: CurveView; toPercent: number },
): CurvePlot {
  const isBars = view.mode === 'level'
  const isUsd = view.unit === 'usd'
  const series = isUsd ? CURVE_SERIES : CURVE_SERIES.slice(0, 1)
  const shown = rows
    .filter((row) => row.percent <= toPercent)
    .map((row) => ({
      percent: row.percent,
      sold: Number(isUsd ? row.collateralUsd : row.assetAmount),
      debtUsd: Number(row.debtUsd),
      badDebtUsd: Number(row.badDebtUsd),
    }))
  const ticks = getAxisTicks(Math.max(...shown.flatMap((row) => series.map(({ key }) => row[key]))))
  const top = ticks.at(-1) ?? 1
  const toLength = (amount: number) => Math.round((amount / top) * FINE) * (top / FINE)
  const format = isUsd ? formatTick : formatTokenTick
  const [from, to] = isBars ? [-0.5, toPercent + 0.5] : [0, toPercent]
  return {
    rows: shown.map((row) => ({
      percent: row.percent,
      sold: toLength(row.sold),
      debtUsd: toLength(row.debtUsd),
      badDebtUsd: toLength(row.badDebtUsd),
    })),
    series,
    isBars,
    from,
    to,
    top,
    xTicks: getFallTicks({ from, to, toPercent }),
    yTicks: ticks.map((tick) => ({ place: tick / top, label: format(tick) })),
  }
}

function getFallTicks({ from, to, toPercent }: { from: number; to: number; toPercent: number }) {
  const step = toPercent > 50 ? 20 : 10
  return Array.from({ length: toPercent / step + 1 }, (_, index) => {
    const percent = index * step
    return {
      place: (percent - from) / (to - from),
      label: percent === 0 ? 'today' : `−${percent}\u00a0%`,
      isMinor: index % 2 === 1,
    }
  })
}
