'use client'

import { type RefObject, useLayoutEffect, useState } from 'react'

export type Box = { width: number; height: number }

/** Size of an element in whole pixels, followed as it changes; `null` before it was measured. */
export function useBox(place: RefObject<HTMLElement | null>): Box | null {
  const [box, setBox] = useState<Box | null>(null)
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      const next = { width: element.clientWidth, height: element.clientHeight }
      setBox((before) =>
        before?.width === next.width && before.height === next.height ? before : next,
      )
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [place])
  return box
}
