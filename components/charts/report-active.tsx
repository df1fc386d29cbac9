import { useEffect, useEffectEvent } from 'react'
import { useActiveTooltipLabel } from 'recharts'

/** Inside a chart: tells what lies under the pointer or the arrow keys, and once when the chart was drawn. */
export function ReportActive({
  onActive,
  onDrawn,
}: {
  onActive: (label: string | number | null) => void
  onDrawn: () => void
}) {
  const active = useActiveTooltipLabel() ?? null
  const report = useEffectEvent(onActive)
  useEffect(() => report(active), [active])
  useEffect(() => {
    // Series enter with the chart's second picture: the still one goes after it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(onDrawn)
    })
    return () => cancelAnimationFrame(frame)
  }, [onDrawn])
  return null
}
