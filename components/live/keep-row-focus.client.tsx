'use client'

import { useEffect } from 'react'

const ROW = 'tr.row-link'
const LINK = 'a.covers'

/**
 * Where the row that has the focus goes away, as its loan was closed or filtered out, the row in its place takes it:
 * who reads by keyboard goes on from there, not from the top of the page.
 */
export function KeepRowFocus() {
  useEffect(() => {
    let held: { row: HTMLTableRowElement; body: Element; index: number } | null = null
    const onFocus = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLTableRowElement>(ROW) : null
      const body = row?.parentElement
      held = row && body ? { row, body, index: row.sectionRowIndex } : null
    }
    const observer = new MutationObserver(() => {
      if (!held) return
      const { row, body, index } = held
      if (row.isConnected) {
        held.index = row.sectionRowIndex
        return
      }
      held = null
      if (document.activeElement !== document.body) return
      const links = [...body.querySelectorAll<HTMLElement>(`${ROW} ${LINK}`)]
      links[Math.min(index, links.length - 1)]?.focus({ preventScroll: true })
    })
    document.addEventListener('focusin', onFocus)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', onFocus)
      observer.disconnect()
    }
  }, [])
  return null
}
