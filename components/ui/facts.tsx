import type { ReactNode } from 'react'

/** Facts below each other, each a name and what it is, with a rule between them. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="divide-y divide-rule px-4 pb-2">{children}</dl>
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 py-2">
      <dt className="text-muted">{name}</dt>
      <dd className="ml-auto text-right">{children}</dd>
    </div>
  )
}
