'use client'

import { type RefObject, useEffect, useState } from 'react'

/** After the page has loaded: what a reader needs first is done by then, blocks that came meanwhile are shown. */
const SETTLE_MS = 2_500
/** A page that is never idle waits no longer than this. */
const IDLE_WITHIN_MS = 3_000

const TOUCHES = ['pointerenter', 'pointerdown', 'focusin'] as const

/**
 * Whether what stands in `place` should be taken over by its live counterpart: at once when a hand is on it, else
 * when it is seen, the page has settled, and the browser has nothing to do.
 */
export function useLate(place: RefObject<HTMLElement | null>): boolean {
  const [isDue, setIsDue] = useState(false)
  useEffect(() => {
    const element = place.current
    if (isDue || !element) return
    const stops: (() => void)[] = []
    const stop = () => {
      for (const each of stops) each()
    }
    const start = () => {
      stop()
      setIsDue(true)
    }
    for (const type of TOUCHES) {
      element.addEventListener(type, start)
      stops.push(() => element.removeEventListener(type, start))
    }
    stops.push(
      whenLoaded(() => {
        const timer = setTimeout(() => stops.push(whenSeen(element, start)), SETTLE_MS)
        stops.push(() => clearTimeout(timer))
      }),
    )
    return stop
  }, [isDue, place])
  return isDue
}

function whenLoaded(then: () => void): () => void {
  if (document.readyState === 'complete') {
    then()
    return () => {}
  }
  window.addEventListener('load', then, { once: true })
  return () => window.removeEventListener('load', then)
}

function whenSeen(element: Element, then: () => void): () => void {
  let stopIdle = () => {}
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    observer.disconnect()
    stopIdle = whenIdle(then)
  })
  observer.observe(element)
  return () => {
    observer.disconnect()
    stopIdle()
  }
}

/** Safari has no idle callback: there it is a turn of its own. */
function whenIdle(then: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const handle = requestIdleCallback(then, { timeout: IDLE_WITHIN_MS })
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(then)
  return () => clearTimeout(timer)
}
