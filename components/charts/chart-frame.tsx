import type { ReactNode } from 'react'
import { toPercent } from '../loadline/to-percent'
import { OverlaySvg } from './overlay-svg'

export type ChartTick = {
  /** From 0, left or bottom, to 1. */
  place: number
  label: string
  /** Left out where the chart is narrow. */
  isMinor?: boolean
}

/**
 * Axes and rules of a chart, drawn by the server and kept by whatever is drawn into them: what replaces the
 * server's picture moves nothing. `marker`: a fall that was chosen, from 0 to 1.
 */
export function ChartFrame({
  height,
  xTicks,
  yTicks,
  marker = null,
  children,
}: {
  height: 'tall' | 'low'
  xTicks: readonly ChartTick[]
  yTicks: readonly ChartTick[]
  marker?: number | null
  children: ReactNode
}) {
  return (
    <div className={`relative ${height === 'tall' ? 'h-[300px]' : 'h-[220px]'}`}>
      <div className="absolute top-3 right-7 bottom-7 left-16">
        <OverlaySvg>
          {yTicks.map(({ place, label }) => (
            <g key={place}>
              <line
                x1="0"
                x2="100%"
                y1={toPercent(1 - place)}
                y2={toPercent(1 - place)}
                className={place === 0 ? 'stroke-faint' : 'stroke-rule'}
              />
              <text
                x="-8"
                y={toPercent(1 - place)}
                dy="0.35em"
                textAnchor="end"
                className="fill-muted text-t1"
              >
                {label}
              </text>
            </g>
          ))}
          {xTicks.map(({ place, label, isMinor }) => (
            <text
              key={place}
              x={toPercent(place)}
              y="100%"
              dy="1.67em"
              textAnchor="middle"
              className={`fill-muted text-t1 ${isMinor ? 'max-sm:hidden' : ''}`}
            >
              {label}
            </text>
          ))}
        </OverlaySvg>
        {children}
        {marker === null ? null : <Marker place={marker} />}
      </div>
    </div>
  )
}

/** A line with a grip, to be dragged. */
function Marker({ place }: { place: number }) {
  const x = toPercent(place)
  return (
    <svg
      width="100%"
      height="100%"
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 overflow-visible"
    >
      <line x1={x} x2={x} y1="0" y2="100%" strokeDasharray="3 3" className="stroke-ink" />
      <svg x={x} aria-hidden="true" className="overflow-visible">
        <path d="M-5.5-9h11v6l-5.5 6l-5.5-6z" className="fill-ink" />
        <path d="M-1.75-6.5v5M1.75-6.5v5" className="stroke-panel" />
      </svg>
    </svg>
  )
}
