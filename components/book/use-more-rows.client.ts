'use client'

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Book } from '@/lib/api/schema/book'
import { useBlockTick } from '../live/use-block-tick.client'
import { getNextCursor, getPagesInView, joinRows, type MorePage, replacePage } from './book-pages'
import type { BookFilters } from './book-params'

/** The schemas come with the first page that is read on, not with the document. */
const fetchPage: typeof import('./fetch-book-page').fetchBookPage = async (filters, options) =>
  (await import('./fetch-book-page')).fetchBookPage(filters, options)

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
    }
  }

  const readOn = () => {
    if (cursor === null) return
    run(async (signal) => {
      setState('reading')
      const page = await fetchPage(filters, { cursor, signal })
      if (!signal.aborted) setMore((pages) => [...pages, page])
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
        const page = await fetchPage(filters, { cursor: stale.cursor, signal })
        if (!signal.aborted) setMore((pages) => replacePage(pages, { index, page }))
      }
    })
  })

  useBlockTick(() => readAnew())
  useEffect(() => () => reading.current?.abort(), [])

  const setView = useCallback((from: number, to: number) => {
    view.current = { from, to }
  }, [])
  return { rows: joinRows(first.items, more), hasMore: cursor !== null, state, readOn, setView }
}
