import { ChartFrame } from '../charts/chart-frame'
import { OverlaySvg } from '../charts/overlay-svg'
import { roundUnits, SIZE } from '../charts/picture-units'
import { StretchedSvg } from '../charts/stretched-svg'
import { toPercent } from '../loadline/to-percent'
import type { AuctionPlot, PlotPoint } from './auction-plot'

/** The fall of the price against the market's, drawn by the server; the table beside it says the same. */
export function AuctionChart({ plot }: { plot: AuctionPlot }) {
  const { xTicks, yTicks, market, now, profitable, takes } = plot
  return (
    <ChartFrame height="tall" xTicks={xTicks} yTicks={yTicks}>
      <StretchedSvg>
        <path
          d={getPath(plot)}
          fill="none"
          stroke="var(--s1)"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
      </StretchedSvg>
      <OverlaySvg>
        {market === null ? null : <MarketLine place={market} />}
        <line
          x1={toPercent(now.x)}
          x2={toPercent(now.x)}
          y1="0"
          y2="100%"
          strokeDasharray="2 3"
          className="stroke-faint"
        />
        {takes.map((point) => (
          <Dot key={`${point.x} ${point.y}`} point={point} className="fill-[var(--s5)]" />
        ))}
        {profitable ? (
          <Dot point={profitable} className="fill-panel stroke-[var(--s2)] stroke-2" />
        ) : null}
        <Dot point={now} className="fill-[var(--s1)]" />
        <text
          x={toPercent(now.x)}
          y={toPercent(1 - now.y)}
          dx={now.x > 0.8 ? -9 : 9}
          dy="-8"
          textAnchor={now.x > 0.8 ? 'end' : 'start'}
          className="fill-ink font-bold text-t1"
        >
          now
        </text>
      </OverlaySvg>
    </ChartFrame>
  )
}

function MarketLine({ place }: { place: number }) {
  const y = toPercent(1 - place)
  return (
    <>
      <line
        x1="0"
        x2="100%"
        y1={y}
        y2={y}
        stroke="var(--s2)"
        strokeWidth="2"
        strokeDasharray="6 4"
      />
      <text x="100%" y={y} dy="-6" textAnchor="end" className="fill-muted text-t1">
        the market’s price
      </text>
    </>
  )
}

function Dot({ point, className }: { point: PlotPoint; className: string }) {
  return (
    <circle cx={toPercent(point.x)} cy={toPercent(1 - point.y)} r="4.5" className={className} />
  )
}

function getPath({ path, isStairs }: AuctionPlot): string {
  return path
    .map(({ x, y }, index) => {
      const [left, down] = [roundUnits(x * SIZE), roundUnits((1 - y) * SIZE)]
      if (index === 0) return `M${left} ${down}`
      return isStairs ? `H${left}V${down}` : `L${left} ${down}`
    })
    .join('')
}
