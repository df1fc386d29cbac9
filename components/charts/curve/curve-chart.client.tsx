'use client'

import { memo } from 'react'
import { Area, Bar, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts'
import type { LiveChartProps } from '../late-chart.client'
import { ReportActive } from '../report-active'
import type { CurvePlot } from './curve-plot'

export type CurveChartProps = {
  plot: CurvePlot
  /** The level under the pointer or the arrow keys; null when there is none. */
  onHover: (percent: number | null) => void
}

const still = { isAnimationActive: false } as const
const margin = { top: 0, right: 0, bottom: 0, left: 0 }

/** Steps over the fall in price, or by level bars of what each percent adds, in the frame's axes; its crosshair reads all series out. */
function CurveChart({ plot, onHover, box, onDrawn }: CurveChartProps & LiveChartProps) {
  const { rows, series, isBars, from, to, top } = plot
  return (
    <ComposedChart
      data={rows}
      width={box.width}
      height={box.height}
      margin={margin}
      title="Collateral at risk against the fall in price"
      barGap={0}
      barCategoryGap="12%"
      cursor="ew-resize"
      className="absolute inset-0"
    >
      <XAxis hide dataKey="percent" type="number" domain={[from, to]} allowDataOverflow />
      <YAxis hide domain={[0, top]} allowDataOverflow />
      <Tooltip content={() => null} cursor={{ stroke: 'var(--muted)' }} {...still} />
      {isBars
        ? series.map(({ key, colour }) => <Bar key={key} dataKey={key} fill={colour} {...still} />)
        : series.map(({ key, colour, ...rest }) =>
            key === 'sold' ? (
              <Area
                key={key}
                dataKey={key}
                type="stepAfter"
                stroke={colour}
                strokeWidth={2}
                fill={colour}
                fillOpacity={0.2}
                {...still}
              />
            ) : (
              <Line
                key={key}
                dataKey={key}
                type="stepAfter"
                stroke={colour}
                strokeWidth={2}
                {...('dashes' in rest && { strokeDasharray: rest.dashes })}
                dot={false}
                {...still}
              />
            ),
          )}
      <ReportActive
        onActive={(label) => onHover(label === null ? null : Number(label))}
        onDrawn={onDrawn}
      />
    </ComposedChart>
  )
}

/** Drawn again when what it shows changes, not with every step of a hand. */
export default memo(CurveChart)
