import type { ReactNode } from 'react'
import { formatCount } from '@/lib/format'

/** Collapsed under a chart: the same in numbers. */
export function HistoryDetails({
  shown,
  of,
  children,
}: {
  shown: number
  of: number
  children: ReactNode
}) {
  return (
    <details className="border-rule border-t">
      <summary className="px-4 py-2 text-muted text-t1">
        The same as a table
        {shown < of ? `: ${formatCount(shown)} of ${formatCount(of)} points` : ''}
      </summary>
      {children}
    </details>
  )
}
