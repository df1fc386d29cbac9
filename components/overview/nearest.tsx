import type { Book } from '@/lib/api/schema/book'
import { formatCount } from '@/lib/format'
import { BookDistance } from '../book/book-row'
import { toHref } from '../page-query/to-href'
import { EmptyState } from '../ui/empty-state'
import { getFallenHealth } from './get-fallen-health'
import { type Fall, getNearestTitle } from './get-nearest-title'
import { NearestPanel, SHOWN, StillDiscovering } from './nearest-panel'
import { pickNearest } from './pick-nearest'

type Props = {
  /** Nearest first, in the markets that the curve is of. */
  book: Book
  /** What falls in the curve beside it; null where there is no curve. */
  fall: Fall | null
  /** The market that the curve is of; undefined for all. */
  market: string | undefined
  /** Market names by id. */
  names: Readonly<Record<string, string>>
  isDiscovering: boolean
}

/** Of what was not read there is no number, and none is no 0. */
const getAllText = ({ asOf, total }: Book): string =>
  Object.keys(asOf).length === 0 ? 'all' : `all ${formatCount(total)}`

/**
 * The first rows of the book that a price can still sell, as they stand once all collateral has fallen as far as
 * the curve beside it is read.
 */
export function Nearest({ book, fall, market, names, isDiscovering }: Props) {
  const { rows, badDebts } = pickNearest(book, SHOWN)
  const percent = fall?.percent ?? 0
  const maxDistance = percent > 0 ? String(percent / 100) : undefined
  return (
    <NearestPanel
      title={getNearestTitle(fall)}
      link={{
        href: toHref('/accounts', { market, maxDistance }),
        text: maxDistance ? `all within ${percent}\u00a0%` : getAllText(book),
      }}
      at={{ asOf: book.asOf, source: book.source, names }}
      notes={
        badDebts > 0
          ? [`without ${formatCount(badDebts)} that nothing backs any more: bad debt`]
          : []
      }
      room="May fall"
      percent={percent}
      rows={rows.map((row) => ({
        row,
        health: getFallenHealth(row, percent),
        room: <BookDistance row={row} />,
      }))}
    >
      {rows.length > 0 ? null : isDiscovering ? (
        <StillDiscovering />
      ) : (
        <EmptyState title="Nobody owes anything">
          In the markets that are followed there is no open loan.
        </EmptyState>
      )}
    </NearestPanel>
  )
}
