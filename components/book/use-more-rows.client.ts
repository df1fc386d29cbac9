'use client'

import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { Book } from '@/lib/api/schema/book'
import { useBlockTick } from '../live/use-block-tick.client'
import { getNextCursor, getPagesInView, joinRows, type MorePage, replacePage } from './book-pages'
import type { BookFilters } from './book-params'

/** The schemas come with the first page that is read on, not with the document. */
const fetchPage: typeof import('./fetch-book-page').fetchBookPage = async (filters, options) =>
  (await import('./fetch-book-page')).fetchBookPage(filters, options)

const PAGE_ROWS = 200
/** What the API gives at most; asked for where the reader jumped far ahead. */
const MOST_ROWS = 500
/** Pages that are read before any of them is shown: each showing costs the length of the whole list. */
const PAGES_AT_ONCE = 10

type State = 'idle' | 'reading' | 'failed'

/**
 * The server's first page, followed by what the reader scrolled to. At each block the further pages in view
 * are read anew; the first page comes anew with the page itself.
 *
 * @param options.first must be the same view as `filters`: another view begins with another key
 */
export function useMoreRows({ first, filters }: { first: Book; filters: BookFilters }) {
  const [more, setMore] = useState<MorePage[]>([])
  const [state, setState] = useState<State>('idle')
  /** Counts the reads that ended: what was asked for meanwhile is asked again then. */
  const [turn, setTurn] = useState(0)
  const view = useRef({ from: 0, to: 0 })
  const reading = useRef<AbortController>(undefined)
  const cursor = getNextCursor(first, more)

  /** One read at a time: what comes while one runs is asked again by the next block or scroll. */
  const run = async (read: (signal: AbortSignal) => Promise<void>) => {
    if (reading.current) return
    const controller = new AbortController()
    reading.current = controller
    try {
      await read(controller.signal)
      if (!controller.signal.aborted) setState('idle')
    } catch {
      if (!controller.signal.aborted) setState('failed')
    } finally {
      if (reading.current === controller) reading.current = undefined
      if (!controller.signal.aborted) setTurn((count) => count + 1)
    }
  }

  /** @param wanted rows from the end of what is there to the end of the window */
  const readOn = (wanted: number) => {
    if (cursor === null) return
    run(async (signal) => {
      setState('reading')
      const limit = wanted > PAGE_ROWS ? MOST_ROWS : PAGE_ROWS
      const pages: MorePage[] = []
      let next: string | null = cursor
      let left = wanted
      do {
        const page: MorePage = await fetchPage(filters, { cursor: next, limit, signal })
        pages.push(page)
        next = page.book.nextCursor
        left -= page.book.items.length
      } while (next !== null && left > 0 && pages.length < PAGES_AT_ONCE)
      if (!signal.aborted) setMore((known) => [...known, ...pages])
    })
  }

  const readAnew = useEffectEvent(() => {
    const sizes = { first: first.items.length, more: more.map((page) => page.book.items.length) }
    const indexes = getPagesInView(sizes, view.current)
    if (indexes.length === 0) return
    run(async (signal) => {
      for (const index of indexes) {
        const stale = more[index]
        if (!stale) continue
        const limit = Math.max(stale.book.items.length, PAGE_ROWS)
        const page = await fetchPage(filters, { cursor: stale.cursor, limit, signal })
        if (!signal.aborted) setMore((pages) => replacePage(pages, { index, page }))
      }
    })
  })

  useBlockTick(() => readAnew())
  useEffect(() => () => reading.current?.abort(), [])

  const setView = useCallback((from: number, to: number) => {
    view.current = { from, to }
  }, [])
  const rows = useMemo(() => joinRows(first.items, more), [first.items, more])
  return { rows, hasMore: cursor !== null, state, turn, readOn, setView }
}
