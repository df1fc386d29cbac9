import type { ReactNode } from 'react'

/** A few figures in a row, each under its name. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className="flex flex-wrap gap-x-8 gap-y-2 px-4 pb-3">{children}</dl>
}

export function Figure({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-28">
      <dt className="text-muted text-t1">{name}</dt>
      <dd className="font-bold text-t3">{children}</dd>
    </div>
  )
}
