'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Book } from '@/lib/api/schema/book'
import { BookHead } from './book-head'
import { type BookFilters, toBookPageHref } from './book-params'
import { BookCells, getRowKey } from './book-row'
import { BOOK_ROW_PIXELS } from './book-row-pixels'
import { getRowPixels } from './get-reserve'
import { ReadOn } from './read-on.client'
import { useMoreRows } from './use-more-rows.client'

/** So many rows are simply drawn, as the server drew them. */
const DRAWN_WHOLE = 120
const COLUMNS = 8

type Props = {
  first: Book
  filters: BookFilters
  /** Market names by id. */
  names: Readonly<Record<string, string>>
  /** Whether `first` begins with the first row of all: what is left to come is known then. */
  fromStart: boolean
}

/**
 * The book: the server's first page as it is, more read as the reader scrolls. Beyond what a page holds, only
 * the rows near the window are in the document.
 */
export function BookTable({ first, filters, names, fromStart }: Props) {
  const { rows, hasMore, state, turn, readOn, setView } = useMoreRows({ first, filters })
  const body = useRef<HTMLTableSectionElement>(null)
  const [scrollMargin, setScrollMargin] = useState(0)
  const isVirtual = rows.length > DRAWN_WHOLE
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: rows.length,
    enabled: isVirtual,
    estimateSize: () => getRowPixels(BOOK_ROW_PIXELS),
    getItemKey: (index) => {
      const row = rows[index]
      return row ? getRowKey(row) : index
    },
    overscan: 15,
    scrollMargin,
  })
  const items = isVirtual ? virtualizer.getVirtualItems() : []
  const from = items[0]?.index ?? 0
  const to = items.at(-1)?.index ?? 0

  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top
    if (isVirtual && top !== undefined) setScrollMargin(Math.round(top + window.scrollY))
  }, [isVirtual])
  useEffect(() => setView(from, to), [from, to, setView])

  const shown = isVirtual
    ? items.flatMap(({ index }) => {
        const row = rows[index]
        return row ? [{ index, row }] : []
      })
    : rows.map((row, index) => ({ index, row }))
  const before = isVirtual ? Math.max(0, (items[0]?.start ?? 0) - scrollMargin) : 0
  const after = isVirtual
    ? Math.max(0, virtualizer.getTotalSize() - ((items.at(-1)?.end ?? 0) - scrollMargin))
    : 0
  return (
    <>
      <table className="table lists pairs steady" aria-rowcount={first.total + 1}>
        <caption className="sr-only">Loans</caption>
        <BookHead filters={filters} />
        <tbody ref={body}>
          {before > 0 ? <Gap pixels={before} /> : null}
          {shown.map(({ index, row }) => (
            <tr
              key={getRowKey(row)}
              ref={isVirtual ? virtualizer.measureElement : undefined}
              data-index={index}
              aria-rowindex={index + 2}
              className="row-link md:h-[41px]"
            >
              <BookCells row={row} marketName={names[row.market] ?? row.market} />
            </tr>
          ))}
          {after > 0 ? <Gap pixels={after} /> : null}
        </tbody>
      </table>
      {hasMore ? (
        <ReadOn
          state={state}
          turn={turn}
          onNear={readOn}
          href={toBookPageHref(filters, first.nextCursor ?? '')}
          count={rows.length}
          total={fromStart ? first.total : null}
          rowPixels={BOOK_ROW_PIXELS}
        />
      ) : null}
    </>
  )
}

/** Keeps the place of rows that are not in the document. Hidden, so that its change is no shift of the layout. */
function Gap({ pixels }: { pixels: number }) {
  return (
    <tr className="invisible" style={{ padding: 0, border: 0 }}>
      <td colSpan={COLUMNS} style={{ height: pixels, padding: 0, border: 0 }} />
    </tr>
  )
}
