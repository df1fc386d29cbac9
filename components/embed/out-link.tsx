import type { ReactNode } from 'react'

/** A link from another site's frame to the whole page: in a tab of its own, which can't reach back. */
export function OutLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener" className="link">
      {children}
    </a>
  )
}
