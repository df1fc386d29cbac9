'use client'

import { memo } from 'react'
import { Bar, BarChart, Tooltip, XAxis, YAxis } from 'recharts'
import type { LiveChartProps } from '../late-chart.client'
import { ReportActive } from '../report-active'
import type { DaysPlot } from './days-plot'

export type DaysChartProps = { plot: DaysPlot; onHover: (day: string | null) => void }

const margin = { top: 0, right: 0, bottom: 0, left: 0 }

/** One bar a UTC day in the frame's axes; the one under the pointer or the arrow keys is read out. */
function DaysChart({ plot, onHover, box, onDrawn }: DaysChartProps & LiveChartProps) {
  return (
    <BarChart
      data={plot.days}
      width={box.width}
      height={box.height}
      margin={margin}
      title="Collateral taken per UTC day"
      className="absolute inset-0"
    >
      <XAxis hide dataKey="day" />
      <YAxis hide domain={[0, plot.top]} />
      <Tooltip content={() => null} cursor={{ fill: 'var(--field)' }} isAnimationActive={false} />
      <Bar dataKey="taken" fill="var(--s1)" maxBarSize={28} isAnimationActive={false} />
      <ReportActive
        onActive={(label) => onHover(label === null ? null : String(label))}
        onDrawn={onDrawn}
      />
    </BarChart>
  )
}

/** Drawn again when what it shows changes. */
export default memo(DaysChart)
