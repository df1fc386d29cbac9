import type { ReactNode } from 'react'

/** What keeps its shape over the whole frame, and may reach out of it: text, dots and rules, placed in percent. */
export function OverlaySvg({ children }: { children: ReactNode }) {
  return (
    <svg
      width="100%"
      height="100%"
      aria-hidden="true"
      className="absolute inset-0 overflow-visible"
    >
      {children}
    </svg>
  )
}
