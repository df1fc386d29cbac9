import type { ReactNode } from 'react'

/** Where there is nothing: why, and what to do next. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="px-4 py-8 text-center">
      <p className="font-bold">{title}</p>
      {children ? <div className="mx-auto mt-1 max-w-[60ch] text-muted">{children}</div> : null}
    </div>
  )
}
