'use client'

import { lazy, type ReactNode, useMemo, useState } from 'react'
import type { LiquidationDay } from '@/lib/api/schema/liquidation'
import { formatCount, formatUsdCompact } from '@/lib/format'
import { CsvLink } from '../../ui/csv-link'
import { Panel } from '../../ui/panel'
import { ChartFrame } from '../chart-frame'
import { LateChart } from '../late-chart.client'
import { Reading, Readings } from '../readings'
import { sumUsd } from '../sum-usd'
import { Swatch } from '../swatch'
import { useSame } from '../use-same.client'
import { DAYS_CSV } from './days-csv'
import { getDaysPlot } from './days-plot'
import { DaysTable } from './days-table'
import { getDaysTitle } from './days-title'
import { formatDay } from './format-day'
import { StillDays } from './still-days'

const DaysChart = lazy(() => import('./days-chart.client'))

/** Liquidations per UTC day: a sentence, bars, what the bar under the pointer says, the table and its CSV. */
export function DaysPanel({
  days,
  footer,
}: {
  days: readonly LiquidationDay[]
  footer: ReactNode
}) {
  const [hovered, setHovered] = useState<string | null>(null)
  const title = getDaysTitle(days)
  const plot = useSame(useMemo(() => getDaysPlot(days), [days]))
  const active = days.find((day) => day.day === hovered)
  const read = active ? [active] : days
  const first = days[0]?.day ?? ''
  const last = days.at(-1)?.day ?? ''
  const span = first === last ? formatDay(first) : `${formatDay(first)} to ${formatDay(last)}`
  return (
    <Panel
      title={title}
      footer={footer}
      footerAside={<CsvLink name="liquidations-per-day" columns={DAYS_CSV} rows={days} />}
    >
      <Readings>
        <Reading name="UTC day">{active ? formatDay(active.day) : span}</Reading>
        <Reading name="collateral taken" mark={<Swatch series={1} />}>
          {formatUsdCompact(sumUsd(read.map((day) => day.collateralUsd)))}
        </Reading>
        <Reading name="repaid">{formatUsdCompact(sumUsd(read.map((day) => day.debtUsd)))}</Reading>
        <Reading name="liquidations">
          {formatCount(read.reduce((sum, day) => sum + day.count, 0))}
        </Reading>
      </Readings>
      <div className="pb-2">
        <ChartFrame height="low" xTicks={plot.xTicks} yTicks={plot.yTicks}>
          <LateChart
            still={<StillDays plot={plot} />}
            Live={DaysChart}
            props={{ plot, onHover: setHovered }}
          />
        </ChartFrame>
      </div>
      <details className="border-rule border-t">
        <summary className="px-4 py-2 text-muted text-t1">The same as a table</summary>
        <DaysTable days={days} caption={title} />
      </details>
    </Panel>
  )
}
