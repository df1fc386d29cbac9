'use client'

import { useEffect } from 'react'
import {
  Area,
  Bar,
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
import type { CurveView } from './curve-view'
import { formatTick, formatTokenTick } from './format-tick'

export type CurveChartProps = {
  rows: readonly CurveRow[]
  view: CurveView
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

/** In the order of the readout above the chart, which names them. */
const SERIES = [
  { key: 'sold', colour: 'var(--s1)' },
  { key: 'debtUsd', colour: 'var(--s2)' },
  { key: 'badDebtUsd', colour: 'var(--s3)', dashes: '5 3' },
] as const satisfies readonly { key: string; colour: string; dashes?: string }[]

/** Steps over the fall in price, or by level bars of what each percent adds. Draws nothing on the server: the table beside it does. */
export default function CurveChart(props: CurveChartProps) {
  const { rows, view, toPercent, percent, label, onHover, onPick } = props
  const shown = rows
    .filter((row) => row.percent <= toPercent)
    .map((row) => ({
      percent: row.percent,
      sold: Number(view.unit === 'asset' ? row.assetAmount : row.collateralUsd),
      debtUsd: Number(row.debtUsd),
      badDebtUsd: Number(row.badDebtUsd),
    }))
  const step = toPercent > 50 ? 20 : 10
  const ticks = Array.from({ length: toPercent / step + 1 }, (_, index) => index * step)
  const isBars = view.mode === 'level'
  const isUsd = view.unit === 'usd'
  const series = isUsd ? SERIES : SERIES.slice(0, 1)
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
      barGap={0}
      barCategoryGap="12%"
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
        domain={isBars ? [-0.5, toPercent + 0.5] : [0, toPercent]}
        ticks={ticks}
        tickFormatter={(value: number) => (value === 0 ? 'today' : `−${value} %`)}
        tickLine={false}
        {...axis}
      />
      <YAxis
        width={58}
        domain={[0, 'auto']}
        tickFormatter={isUsd ? formatTick : formatTokenTick}
        tickLine={false}
        axisLine={false}
        {...axis}
      />
      <Tooltip content={() => null} cursor={{ stroke: 'var(--muted)' }} isAnimationActive={false} />
      {isBars
        ? series.map(({ key, colour }) => (
            <Bar key={key} dataKey={key} fill={colour} isAnimationActive={false} />
          ))
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
                isAnimationActive={false}
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
                isAnimationActive={false}
              />
            ),
          )}
      <ReferenceLine x={percent} stroke="var(--ink)" strokeDasharray="3 3" />
      <ReportHover onHover={onHover} />
    </ComposedChart>
  )
}
