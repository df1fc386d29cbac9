'use client'

import { useEffect } from 'react'
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  Tooltip,
  useActiveTooltipLabel,
  XAxis,
  YAxis,
} from 'recharts'
import type { CurveRow } from './curve-rows'
import { formatTick } from './format-tick'

export type CurveChartProps = {
  rows: readonly CurveRow[]
  /** Last percent on the axis. */
  toPercent: number
  /** Chosen fall in percent. */
  percent: number
  label: string
  onHover: (percent: number | null) => void
  onPick: (percent: number) => void
}

/** Tells the readout which level lies under the pointer or the arrow keys. */
function ReportHover({ onHover }: Pick<CurveChartProps, 'onHover'>) {
  const active = useActiveTooltipLabel()
  const percent = active === undefined ? null : Number(active)
  useEffect(() => onHover(percent), [percent, onHover])
  return null
}

const axis = { stroke: 'var(--faint)', tick: { fill: 'var(--muted)', fontSize: 12 } } as const

/** Cumulative steps over the fall in price. Draws nothing on the server: the table beside it does. */
export default function CurveChart(props: CurveChartProps) {
  const { rows, toPercent, percent, label, onHover, onPick } = props
  const shown = rows
    .filter((row) => row.percent <= toPercent)
    .map((row) => ({
      percent: row.percent,
      collateralUsd: Number(row.collateralUsd),
      debtUsd: Number(row.debtUsd),
      badDebtUsd: Number(row.badDebtUsd),
    }))
  const step = toPercent > 50 ? 20 : 10
  const ticks = Array.from({ length: toPercent / step + 1 }, (_, index) => index * step)
  const pick = (active: string | number | undefined) => {
    if (active !== undefined) onPick(Number(active))
  }
  return (
    <ComposedChart
      data={shown}
      responsive
      style={{ width: '100%', height: '100%' }}
      margin={{ top: 8, right: 18, bottom: 0, left: 0 }}
      title={label}
      cursor="ew-resize"
      onClick={(state) => pick(state.activeLabel)}
      onMouseMove={(state, event) => {
        if ((event as unknown as MouseEvent).buttons === 1) pick(state.activeLabel)
      }}
      onTouchMove={(state) => pick(state.activeLabel)}
    >
      <CartesianGrid vertical={false} stroke="var(--rule)" />
      <XAxis
        dataKey="percent"
        type="number"
        domain={[0, toPercent]}
        ticks={ticks}
        tickFormatter={(value: number) => (value === 0 ? 'today' : `−${value} %`)}
        tickLine={false}
        {...axis}
      />
      <YAxis
        width={58}
        domain={[0, 'auto']}
        tickFormatter={formatTick}
        tickLine={false}
        axisLine={false}
        {...axis}
      />
      <Tooltip content={() => null} cursor={{ stroke: 'var(--muted)' }} isAnimationActive={false} />
      <Area
        dataKey="collateralUsd"
        type="stepAfter"
        stroke="var(--s1)"
        strokeWidth={2}
        fill="var(--s1)"
        fillOpacity={0.2}
        isAnimationActive={false}
      />
      <Line
        dataKey="debtUsd"
        type="stepAfter"
        stroke="var(--s2)"
        strokeWidth={2}
        dot={false}
        isAnimationActive={false}
      />
      <Line
        dataKey="badDebtUsd"
        type="stepAfter"
        stroke="var(--s3)"
        strokeWidth={2}
        strokeDasharray="5 3"
        dot={false}
        isAnimationActive={false}
      />
      <ReferenceLine x={percent} stroke="var(--ink)" strokeDasharray="3 3" />
      <ReportHover onHover={onHover} />
    </ComposedChart>
  )
}
