import type { Liquidation } from '@/lib/api/schema/liquidation'
import { parseIso } from '@/lib/api/time'
import { toPercent } from '../loadline/to-percent'
import { getTimeTicks } from './get-time-ticks'
import { getTimeline } from './get-timeline'
import { getMarkHref, getMarkLabel } from './timeline-mark'

const HEIGHT = 76
const AXIS = 54
const MIDDLE = 32
/** Least and most of a mark's radius: its area is its value. */
const RADIUS = { least: 3, most: 12 }
/** What can be hit by a finger, side by side without lying upon each other at the narrowest of its screens. */
const TARGET = 24
const NARROW = { apart: 0.1, most: 3, className: 'md:hidden' }
const WIDE = { apart: 0.036, most: 8, className: 'max-md:hidden' }

/** Liquidations along time up to the newest block, each mark a link. Drawn by the server; the table has the same. */
export function Timeline({ items, now }: { items: readonly Liquidation[]; now: string }) {
  return (
    <div className="px-4 pb-2">
      {[NARROW, WIDE].map((screen) => (
        <Strip key={screen.className} items={items} now={parseIso(now)} {...screen} />
      ))}
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-muted text-t1">
        <span className="flex items-center gap-1.5">
          <svg width="10" height="10" aria-hidden="true" className="shrink-0">
            <circle cx="5" cy="5" r="4.5" className="fill-s1" />
          </svg>
          collateral taken: the larger, the more; a number where several are near each other
        </span>
        {items.some(({ collateral }) => collateral.valueUsd === null) ? (
          <span className="flex items-center gap-1.5">
            <svg width="10" height="10" aria-hidden="true" className="shrink-0">
              <circle cx="5" cy="5" r="4" {...UNKNOWN} />
            </svg>
            of unknown value
          </span>
        ) : null}
      </p>
    </div>
  )
}

const UNKNOWN = {
  className: 'fill-panel stroke-muted',
  strokeWidth: 1.5,
  strokeDasharray: '2 2',
} as const

function Strip({
  items,
  now,
  apart,
  most,
  className,
}: {
  items: readonly Liquidation[]
  now: number
  apart: number
  most: number
  className: string
}) {
  const timeline = getTimeline(items, { now, apart })
  if (!timeline) return null
  return (
    <nav aria-label="Liquidations along time" className={className}>
      <svg width="100%" height={HEIGHT} className="block overflow-visible">
        <title>Liquidations along time, the newest on the right</title>
        <line x1="0" x2="100%" y1={AXIS} y2={AXIS} className="stroke-faint" />
        {getTimeTicks(timeline, { most }).map(({ place, label }) => (
          <g key={label}>
            <line
              x1={toPercent(place)}
              x2={toPercent(place)}
              y1={AXIS}
              y2={AXIS + 4}
              className="stroke-faint"
            />
            <text
              x={toPercent(place)}
              y={HEIGHT - 4}
              textAnchor={place > 0.97 ? 'end' : place < 0.06 ? 'start' : 'middle'}
              className="fill-muted text-t1"
            >
              {label}
            </text>
          </g>
        ))}
        {timeline.marks.map((mark) => {
          const x = toPercent(mark.place)
          const label = getMarkLabel(mark)
          const { least, most: largest } = RADIUS
          const radius = least + (largest - least) * Math.sqrt(mark.size)
          return (
            <a key={mark.items[0]?.id} href={getMarkHref(mark)} aria-label={label}>
              <title>{label}</title>
              <rect
                x={x}
                y={MIDDLE - TARGET / 2}
                width={TARGET}
                height={TARGET}
                transform={`translate(${-TARGET / 2})`}
                fill="transparent"
              />
              <line x1={x} x2={x} y1={MIDDLE} y2={AXIS} className="stroke-rule-strong" />
              {mark.items.length > 1 ? (
                <text
                  x={x}
                  y={MIDDLE - Math.max(radius, 6) - 4}
                  textAnchor="middle"
                  className="fill-muted text-t1"
                >
                  {mark.items.length}
                </text>
              ) : null}
              {mark.takenUsd === null ? (
                <circle cx={x} cy={MIDDLE} r={6} {...UNKNOWN} />
              ) : (
                <circle cx={x} cy={MIDDLE} r={radius} className="fill-s1" />
              )}
            </a>
          )
        })}
      </svg>
    </nav>
  )
}
