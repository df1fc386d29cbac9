import type { AsOf } from '@/lib/api/schema/as-of'
import type { Auction } from '@/lib/api/schema/auction'
import { parseIso } from '@/lib/api/time'
import { formatAge } from '@/lib/format'
import type { ChartTick } from '../charts/chart-frame'
import { formatTick } from '../charts/format-tick'
import { getAxisTicks } from '../charts/get-axis-ticks'

/** Places from 0, left or bottom, to 1. */
export type PlotPoint = { x: number; y: number }

export type AuctionPlot = {
  xTicks: ChartTick[]
  yTicks: ChartTick[]
  path: PlotPoint[]
  /** The price holds until the next point, then drops. */
  isStairs: boolean
  /** The market's price; null where it is not known. */
  market: number | null
  now: PlotPoint
  profitable: PlotPoint | null
  takes: PlotPoint[]
}

const MINUTE = 60
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440].map((each) => each * MINUTE)
const MOST_TICKS = 6

/**
 * The fall of a running auction's price from its start to where it needs a new one, and where it stands at the
 * block. Null where there is no fall to draw: it is over, or its curve is not known.
 */
export function getAuctionPlot(auction: Auction, asOf: AsOf): AuctionPlot | null {
  const { path, price, marketPrice, profitable, curve } = auction
  const [first, last] = [path[0], path.at(-1)]
  if (!first || !last || price === null) return null
  const from = parseIso(first.at)
  const span = Math.max(1, parseIso(last.at) - from)
  const largest = Math.max(Number(first.price), Number(marketPrice ?? 0))
  const amounts = getAxisTicks(largest)
  const top = amounts.at(-1) ?? 1
  const toX = (at: string) => Math.min(1, Math.max(0, (parseIso(at) - from) / span))
  const toPoint = (point: { at: string; price: string }): PlotPoint => ({
    x: toX(point.at),
    y: Number(point.price) / top,
  })
  return {
    xTicks: getTimeTicks(span),
    yTicks: amounts.map((amount) => ({ place: amount / top, label: `$${toLabel(amount)}` })),
    path: path.map(toPoint),
    isStairs: curve?.kind === 'stair-step',
    market: marketPrice === null ? null : Number(marketPrice) / top,
    now: toPoint({ at: asOf.timestamp, price }),
    profitable: profitable && toPoint(profitable),
    takes: auction.takes.flatMap(({ at, price: paid }) =>
      at !== null && parseIso(at) >= from ? [toPoint({ at, price: paid })] : [],
    ),
  }
}

const toLabel = (amount: number) => formatTick(amount).replace('$', '')

/** Whole steps from the start. */
function getTimeTicks(span: number): ChartTick[] {
  const step = STEPS.find((seconds) => span / seconds <= MOST_TICKS) ?? span
  const count = Math.floor(span / step)
  return Array.from({ length: count + 1 }, (_, index) => ({
    place: (index * step) / span,
    label: index === 0 ? 'start' : formatAge(index * step),
    ...(index % 2 === 1 && { isMinor: true }),
  }))
}
