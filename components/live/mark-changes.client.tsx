'use client'

import { useEffect } from 'react'

/** The styles draw a line beneath it: a coloured ground would take contrast from the number while it is news. */
const MARK = 'data-changed'
const SHOWN_MS = 1200

/**
 * A number that changed under the reader's eyes marks itself briefly: every element with `data-live`. Set and taken
 * away at once rather than faded: a hundred numbers that fade together would be painted anew in every frame.
 */
export function MarkChanges() {
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const timers = new Map<Element, ReturnType<typeof setTimeout>>()
    const mark = (element: Element) => {
      clearTimeout(timers.get(element))
      element.setAttribute(MARK, '')
      const unmark = () => {
        timers.delete(element)
        element.removeAttribute(MARK)
      }
      timers.set(element, setTimeout(unmark, SHOWN_MS))
    }
    const observer = new MutationObserver((changes) => {
      const changed = new Set<Element>()
      for (const { target } of changes) {
        const element = target.parentElement?.closest('[data-live]')
        if (element) changed.add(element)
      }
      for (const element of changed) mark(element)
    })
    observer.observe(document.body, { characterData: true, subtree: true })
    return () => {
      observer.disconnect()
      for (const timer of timers.values()) clearTimeout(timer)
    }
  }, [])
  return null
}
