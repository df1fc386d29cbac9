'use client'

import { lazy, useRef } from 'react'
import { ChartFrame } from '../chart-frame'
import { LateChart } from '../late-chart.client'
import type { CurveChartProps } from './curve-chart.client'
import type { CurvePlot } from './curve-plot'
import { StillCurve } from './still-curve'
import { usePick } from './use-pick.client'

const CurveChart = lazy(() => import('./curve-chart.client'))

/** The curve in its frame, with the chosen fall as a line to drag; by keyboard, arrows read it out and Enter chooses. */
export function CurvePicture({
  plot,
  percent,
  onHover,
  onPick,
  onHold,
  onChoose,
}: {
  plot: CurvePlot
  /** The chosen fall. */
  percent: number
  onHover: CurveChartProps['onHover']
  onPick: (percent: number) => void
  onHold: (isHeld: boolean) => void
  onChoose: () => void
}) {
  const place = useRef<HTMLDivElement>(null)
  const { from, to } = plot
  usePick(place, { from, to, onPick, onHold, onChoose })
  return (
    <ChartFrame
      height="tall"
      xTicks={plot.xTicks}
      yTicks={plot.yTicks}
      marker={Math.min(1, (percent - from) / (to - from))}
    >
      <div ref={place} className="absolute inset-0 cursor-ew-resize touch-pan-y select-none">
        <LateChart still={<StillCurve plot={plot} />} Live={CurveChart} props={{ plot, onHover }} />
      </div>
    </ChartFrame>
  )
}
