import { ChartFrame } from '../charts/chart-frame'
import { toPercent } from '../loadline/to-percent'
import type { DepthPlot } from './depth-plot'

/** Of the picture's own units: it is stretched to its frame. */
const SIZE = 1000
const round = (value: number) => Math.round(value * 10) / 10

/** What comes back of a sale by its size, drawn by the server; the table below says the same. */
export function DepthChart({ plot }: { plot: DepthPlot }) {
  const { points, whole } = plot
  const line = points
    .map(
      ({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x * SIZE)} ${round((1 - y) * SIZE)}`,
    )
    .join('')
  return (
    <ChartFrame height="low" xTicks={plot.xTicks} yTicks={plot.yTicks}>
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        preserveAspectRatio="none"
        width="100%"
        height="100%"
        aria-hidden="true"
        className="absolute inset-0"
      >
        <path
          d={line}
          fill="none"
          stroke="var(--s1)"
          strokeWidth="2"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <svg
        width="100%"
        height="100%"
        aria-hidden="true"
        className="absolute inset-0 overflow-visible"
      >
        {points.map(({ x, y }) => (
          <circle
            key={x}
            cx={toPercent(x)}
            cy={toPercent(1 - y)}
            r="3"
            className="fill-[var(--s1)]"
          />
        ))}
        {whole ? (
          <>
            <circle
              cx={toPercent(whole.x)}
              cy={toPercent(1 - whole.y)}
              r="5.5"
              className="fill-panel stroke-2 stroke-[var(--s1)]"
            />
            <text
              x={toPercent(whole.x)}
              y={toPercent(1 - whole.y)}
              dx={whole.x > 0.7 ? -4 : 4}
              dy={whole.y > 0.8 ? 22 : -12}
              textAnchor={whole.x > 0.7 ? 'end' : 'start'}
              strokeWidth="4"
              paintOrder="stroke"
              className="fill-ink stroke-panel font-bold text-t1"
            >
              all of it
            </text>
          </>
        ) : null}
      </svg>
    </ChartFrame>
  )
}
