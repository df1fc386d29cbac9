import type { ReactNode } from 'react'
import { SIZE } from './picture-units'

/**
 * Lines and areas in units of their own, stretched to the frame that they stand in: a stroke keeps its width by
 * `vectorEffect`. Text and dots would be stretched too: they belong into an `OverlaySvg`.
 */
export function StretchedSvg({
  width = SIZE,
  height = SIZE,
  mayOverflow = false,
  children,
}: {
  width?: number
  height?: number
  /** A stroke on the frame's edge is drawn in its whole width. */
  mayOverflow?: boolean
  children: ReactNode
}) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      width="100%"
      height="100%"
      aria-hidden="true"
      className={mayOverflow ? 'absolute inset-0 overflow-visible' : 'absolute inset-0'}
    >
      {children}
    </svg>
  )
}
