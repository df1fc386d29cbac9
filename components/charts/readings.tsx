import type { ReactNode } from 'react'

/** What a chart says in figures, above it: names its lines, so that no legend is needed. */
export function Readings({ children }: { children: ReactNode }) {
  return <dl className="flex flex-wrap gap-x-8 gap-y-1 px-4 pb-2 text-t1">{children}</dl>
}

export function Reading({
  name,
  mark = null,
  children,
}: {
  name: string
  /** Its line, as it is drawn in the chart. */
  mark?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="min-w-28">
      <dt className="flex items-center gap-1.5 text-muted">
        {mark}
        {name}
      </dt>
      <dd className="font-bold text-t2">{children}</dd>
    </div>
  )
}
