'use client'

import { type RefObject, useEffect, useEffectEvent } from 'react'

type Options = {
  /** What the width of the place stands for. */
  from: number
  to: number
  /** A whole number between them, under the hand. */
  onPick: (value: number) => void
  /** The hand is down, or gone. */
  onHold: (isHeld: boolean) => void
  /** Enter or space on what is read out. */
  onChoose: () => void
}

/** Pixels that a finger may move and still rest. */
const TREMBLE = 8

type Held = { id: number; x: number; y: number; isDragging: boolean }

/**
 * A value chosen by pressing and dragging sideways over `place`. A finger that only scrolls past chooses
 * nothing: the place should be `touch-pan-y`.
 */
export function usePick(place: RefObject<HTMLElement | null>, options: Options): void {
  const pick = useEffectEvent((element: HTMLElement, clientX: number) => {
    const { from, to, onPick } = options
    const { left, width } = element.getBoundingClientRect()
    if (width === 0) return
    const value = Math.round(from + ((clientX - left) / width) * (to - from))
    onPick(Math.min(Math.floor(to), Math.max(Math.ceil(from), value)))
  })
  const hold = useEffectEvent((isHeld: boolean) => options.onHold(isHeld))
  const choose = useEffectEvent(() => options.onChoose())
  useEffect(() => {
    const element = place.current
    if (!element) return
    const listening = new AbortController()
    const { signal } = listening
    let held: Held | null = null
    const release = () => {
      held = null
      hold(false)
    }
    element.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0 || !event.isPrimary) return
        const { pointerId: id, clientX: x, clientY: y } = event
        held = { id, x, y, isDragging: event.pointerType !== 'touch' }
        element.setPointerCapture(id)
        hold(true)
        if (held.isDragging) pick(element, x)
      },
      { signal },
    )
    element.addEventListener(
      'pointermove',
      (event) => {
        if (event.pointerId !== held?.id) return
        const across = Math.abs(event.clientX - held.x)
        held.isDragging ||= across > TREMBLE && across > Math.abs(event.clientY - held.y)
        if (held.isDragging) pick(element, event.clientX)
      },
      { signal },
    )
    element.addEventListener(
      'pointerup',
      (event) => {
        if (event.pointerId !== held?.id) return
        const moved = Math.hypot(event.clientX - held.x, event.clientY - held.y)
        if (held.isDragging || moved <= TREMBLE) pick(element, event.clientX)
        release()
      },
      { signal },
    )
    element.addEventListener('pointercancel', release, { signal })
    element.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        choose()
      },
      { signal },
    )
    return () => listening.abort()
  }, [place])
}
