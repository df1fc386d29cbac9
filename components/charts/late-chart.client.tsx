'use client'

import { type ComponentType, type ReactNode, Suspense, useCallback, useRef, useState } from 'react'
import { type Box, useBox } from './use-box.client'
import { useLate } from './use-late.client'

/** What a live chart is given besides its own: its size, and whom to tell once it stands. */
export type LiveChartProps = { box: Box; onDrawn: () => void }

/**
 * A chart that is there at once, as the server drew it, and becomes a live one when that costs the reader
 * nothing or a hand is on it. `Live` is loaded by itself (`lazy`) and fills the same place.
 */
export function LateChart<Props extends object>({
  still,
  Live,
  props,
}: {
  still: ReactNode
  Live: ComponentType<Props & LiveChartProps>
  props: Props
}) {
  const place = useRef<HTMLDivElement>(null)
  const isDue = useLate(place)
  const box = useBox(place)
  const [isDrawn, setIsDrawn] = useState(false)
  const onDrawn = useCallback(() => setIsDrawn(true), [])
  return (
    <div ref={place} className="absolute inset-0">
      {isDrawn ? null : still}
      {isDue && box ? (
        <Suspense fallback={null}>
          <Live {...props} box={box} onDrawn={onDrawn} />
        </Suspense>
      ) : null}
    </div>
  )
}
