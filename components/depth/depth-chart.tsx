import { ChartFrame } from '../charts/chart-frame'
import { OverlaySvg } from '../charts/overlay-svg'
import { roundUnits, SIZE } from '../charts/picture-units'
import { StretchedSvg } from '../charts/stretched-svg'
import { toPercent } from '../loadline/to-percent'
import type { DepthPlot } from './depth-plot'

/** What comes back of a sale by its size, drawn by the server; the table below says the same. */
export function DepthChart({ plot }: { plot: DepthPlot }) {
  const { points, whole } = plot
  const line = points
    .map(
      ({ x, y }, index) =>
        `${index === 0 ? 'M' : 'L'}${roundUnits(x * SIZE)} ${roundUnits((1 - y) * SIZE)}`,
    )
    .join('')
  return (
    <ChartFrame height="low" xTicks={plot.xTicks} yTicks={plot.yTicks}>
      <StretchedSvg>
        <path
          d={line}
          fill="none"
          stroke="var(--s1)"
          strokeWidth="2"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </StretchedSvg>
      <OverlaySvg>
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
              dy={whole.y > 0.8 ? '1.83em' : '-1em'}
              textAnchor={whole.x > 0.7 ? 'end' : 'start'}
              strokeWidth="4"
              paintOrder="stroke"
              className="fill-ink stroke-panel font-bold text-t1"
            >
              all of it
            </text>
          </>
        ) : null}
      </OverlaySvg>
    </ChartFrame>
  )
}
