import type { ReactNode } from 'react'

const KINDS = {
  plain: 'bg-field text-ink border-rule',
  watch: 'bg-watch-wash text-ink border-watch',
  under: 'bg-under-wash text-ink border-under',
}

/** A sentence that stands above a page: what is wrong, what is still true, what to do. */
export function Notice({
  kind = 'plain',
  children,
}: {
  kind?: keyof typeof KINDS
  children: ReactNode
}) {
  return <div className={`rounded-r border-l-4 px-4 py-2.5 ${KINDS[kind]}`}>{children}</div>
}
