import { toPercent } from '../../loadline/to-percent'
import type { DaysPlot } from './days-plot'

/** As in the live chart: a bar's share of its day, and how wide it becomes at most. */
const SHARE = 0.8
const WIDEST = 28

/** The days as the server draws them, until the live chart takes over. */
export function StillDays({ plot: { days, top } }: { plot: DaysPlot }) {
  return (
    <svg width="100%" height="100%" aria-hidden="true" className="absolute inset-0">
      {days.map(({ day, taken }, index) => (
        <svg
          key={day}
          aria-hidden="true"
          x={toPercent((index + 0.5 - SHARE / 2) / days.length)}
          width={toPercent(SHARE / days.length)}
          height="100%"
        >
          <line
            x1="50%"
            x2="50%"
            y1="100%"
            y2={toPercent(1 - taken / top)}
            stroke="var(--s1)"
            strokeWidth={WIDEST}
          />
        </svg>
      ))}
    </svg>
  )
}
