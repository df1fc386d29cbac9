'use client'

import { useEffect } from 'react'

/** A line beneath: a coloured ground would take contrast from the number while it is news. */
const MARK = ['var(--accent)', 'transparent'].map((colour) => ({
  boxShadow: `inset 0 -0.15em 0 ${colour}`,
}))

/** A number that changed under the reader's eyes marks itself briefly: every element with `data-live`. */
export function MarkChanges() {
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const observer = new MutationObserver((changes) => {
      const changed = new Set<Element>()
      for (const { target } of changes) {
        const element = target.parentElement?.closest('[data-live]')
        if (element) changed.add(element)
      }
      for (const element of changed) element.animate(MARK, { duration: 1200, easing: 'ease-out' })
    })
    observer.observe(document.body, { characterData: true, subtree: true })
    return () => observer.disconnect()
  }, [])
  return null
}
