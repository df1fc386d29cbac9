import { ChartFrame, type ChartTick } from '../charts/chart-frame'
import { OverlaySvg } from '../charts/overlay-svg'
import { StretchedSvg } from '../charts/stretched-svg'
import { toPercent } from '../loadline/to-percent'
import { PICTURE } from './to-step-path'

export type HistoryLine = {
  path: string
  colour: string
  dashes?: string
  /** Written at the line's end, `place` of 0 to 1 from the bottom. */
  label?: { text: string; place: number }
}

/** Steps over time as the server draws them; no script takes over. `water`: what lies under it is below 1. */
export function HistoryChart({
  lines,
  xTicks,
  yTicks,
  water = null,
}: {
  lines: readonly HistoryLine[]
  xTicks: readonly ChartTick[]
  yTicks: readonly ChartTick[]
  water?: { place: number; label: string } | null
}) {
  return (
    <ChartFrame height="low" xTicks={xTicks} yTicks={yTicks}>
      <StretchedSvg {...PICTURE} mayOverflow>
        {water ? (
          <rect
            width={PICTURE.width}
            y={(1 - water.place) * PICTURE.height}
            height={water.place * PICTURE.height}
            fill="var(--water)"
            fillOpacity="0.6"
          />
        ) : null}
        {lines.map(({ path, colour, dashes }) => (
          <path
            key={colour}
            d={path}
            fill="none"
            stroke={colour}
            strokeWidth="2"
            strokeLinecap="round"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
            {...(dashes && { strokeDasharray: dashes })}
          />
        ))}
      </StretchedSvg>
      <OverlaySvg>
        {water ? (
          <>
            <line
              x1="0"
              x2="100%"
              y1={toPercent(1 - water.place)}
              y2={toPercent(1 - water.place)}
              strokeWidth="1.5"
              className="stroke-under"
            />
            <text x="4" y={toPercent(1 - water.place)} dy="1.17em" className="fill-under text-t1">
              {water.label}
            </text>
          </>
        ) : null}
        {lines.map(({ colour, label }) =>
          label ? (
            <text
              key={colour}
              x="100%"
              y={toPercent(1 - label.place)}
              dx="-4"
              dy="-6"
              textAnchor="end"
              strokeWidth="4"
              paintOrder="stroke"
              className="fill-ink stroke-panel text-t1"
            >
              {label.text}
            </text>
          ) : null,
        )}
      </OverlaySvg>
    </ChartFrame>
  )
}
