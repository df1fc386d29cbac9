import type { Depth, DepthPoint } from '@/lib/api/schema/depth'
import type { ChartTick } from '../charts/chart-frame'
import { formatTick } from '../charts/format-tick'

/** Places from 0, left or bottom, to 1. */
export type DepthPlot = {
  xTicks: ChartTick[]
  yTicks: ChartTick[]
  points: { x: number; y: number }[]
  /** All that secures loans; null where that is nothing. */
  whole: { x: number; y: number } | null
}

/** Where the received dollars of a sale go up to; a pool above the oracle pays a little more than one for one. */
const TOP = 1
const SHARES = [0, 0.25, 0.5, 0.75, 1]

/**
 * How much of each dollar sold comes back, by the size of the sale on a logarithmic scale. Null where a price is
 * missing, so that sizes can't be told in dollars, or where there are too few points to draw.
 */
export function getDepthPlot({ curve, debt, haircut }: Depth): DepthPlot | null {
  const known = curve.flatMap((point) => {
    const share = getReceivedShare(point, debt)
    const usd = Number(point.amountInUsd ?? 0)
    return share === null || usd <= 0 ? [] : [{ point, usd, share }]
  })
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || first.usd >= last.usd) return null
  const [from, to] = [Math.log10(first.usd), Math.log10(last.usd)]
  const toX = (usd: number) => (Math.log10(usd) - from) / (to - from)
  const points = known.map(({ usd, share }) => ({ x: toX(usd), y: Math.min(TOP, share) }))
  const index = known.findIndex(({ point }) => point.amountIn === haircut?.amountIn)
  return {
    xTicks: getSizeTicks(from, to).map((power, at) => ({
      place: (power - from) / (to - from),
      label: formatTick(10 ** power),
      ...(at % 2 === 1 && { isMinor: true }),
    })),
    yTicks: SHARES.map((share) => ({ place: share / TOP, label: `${share * 100}\u00a0%` })),
    points,
    whole: points[index] ?? null,
  }
}

/** Dollars received ÷ dollars given, at the oracle's prices; what no pool takes brings nothing. */
export function getReceivedShare(point: DepthPoint, debt: Depth['debt']): number | null {
  if (point.amountInUsd === null || debt.priceUsd === null) return null
  const received = (Number(point.amountOut) / 10 ** debt.decimals) * Number(debt.priceUsd)
  return received / Number(point.amountInUsd)
}

/** Whole powers of ten within the picture. */
function getSizeTicks(from: number, to: number): number[] {
  const least = Math.ceil(from - 1e-9)
  const most = Math.floor(to + 1e-9)
  return Array.from({ length: Math.max(0, most - least + 1) }, (_, index) => least + index)
}
