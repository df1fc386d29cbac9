import type { LiquidationDay } from '@/lib/api/schema/liquidation'
import type { ChartTick } from '../chart-frame'
import { formatTick } from '../format-tick'
import { getAxisTicks } from '../get-axis-ticks'
import { formatDay } from './format-day'

/** Days that are named on the axis: with more each second, third … is. */
const NAMED = 8

export type PlotDay = { day: string; taken: number }

/** What the server's picture of the days and the live one share. */
export type DaysPlot = {
  days: readonly PlotDay[]
  /** Where the amount axis ends. */
  top: number
  xTicks: readonly ChartTick[]
  yTicks: readonly ChartTick[]
}

/** One bar a UTC day: collateral taken, in dollars, from a zero baseline. */
export function getDaysPlot(days: readonly LiquidationDay[]): DaysPlot {
  const shown = days.map(({ day, collateralUsd }) => ({ day, taken: Number(collateralUsd) }))
  const ticks = getAxisTicks(Math.max(0, ...shown.map(({ taken }) => taken)))
  const top = ticks.at(-1) ?? 1
  const step = Math.ceil(days.length / NAMED)
  return {
    days: shown,
    top,
    // From the newest backwards: that day is named always.
    xTicks: shown.flatMap(({ day }, index) => {
      const back = shown.length - 1 - index
      if (back % step !== 0) return []
      const place = (index + 0.5) / shown.length
      return [{ place, label: formatDay(day), isMinor: (back / step) % 2 === 1 }]
    }),
    yTicks: ticks.map((tick) => ({ place: tick / top, label: formatTick(tick) })),
  }
}
