'use client'

import { useEffect } from 'react'
import {
  Bar,
  BarChart,
  CartesianGrid,
  Tooltip,
  useActiveTooltipLabel,
  XAxis,
  YAxis,
} from 'recharts'
import type { LiquidationDay } from '@/lib/api/schema/liquidation'
import { formatDay } from './format-day'
import { formatTick } from './format-tick'

export type DaysChartProps = {
  days: readonly LiquidationDay[]
  label: string
  onHover: (day: string | null) => void
}

function ReportHover({ onHover }: Pick<DaysChartProps, 'onHover'>) {
  const active = useActiveTooltipLabel()
  const day = active === undefined ? null : String(active)
  useEffect(() => onHover(day), [day, onHover])
  return null
}

const axis = { stroke: 'var(--faint)', tick: { fill: 'var(--muted)', fontSize: 12 } } as const

/** One bar a UTC day: collateral taken, in dollars, from a zero baseline. */
export default function DaysChart({ days, label, onHover }: DaysChartProps) {
  const data = days.map((day) => ({ ...day, taken: Number(day.collateralUsd) }))
  return (
    <BarChart
      data={data}
      responsive
      style={{ width: '100%', height: '100%' }}
      margin={{ top: 8, right: 18, bottom: 0, left: 0 }}
      title={label}
    >
      <CartesianGrid vertical={false} stroke="var(--rule)" />
      <XAxis dataKey="day" tickFormatter={formatDay} minTickGap={40} tickLine={false} {...axis} />
      <YAxis
        width={58}
        domain={[0, 'auto']}
        tickFormatter={formatTick}
        tickLine={false}
        axisLine={false}
        {...axis}
      />
      <Tooltip content={() => null} cursor={{ fill: 'var(--field)' }} isAnimationActive={false} />
      <Bar dataKey="taken" fill="var(--s1)" maxBarSize={28} isAnimationActive={false} />
      <ReportHover onHover={onHover} />
    </BarChart>
  )
}
