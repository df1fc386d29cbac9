import type { ReactNode } from 'react'

/** A page's own title, a line beneath, its actions to the right. */
export function PageHead({
  title,
  sub,
  actions,
}: {
  title: ReactNode
  sub?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 pt-5 pb-3.5">
      <div className="min-w-0">
        <h1>{title}</h1>
        {sub ? <div className="text-muted text-t1">{sub}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  )
}
