import type { RiskExposure, RiskRows } from './get-critical-falls'
import { STATUS_PRICED } from './row-status'

/** Rows, nearest first, and beside each the move of the price that brings it there, as a share of today's price. */
export type RankedRows = { rows: Uint32Array; moves: Float64Array }

/** Who becomes liquidatable when one price alone moves. By columns, for sorting: what is shown is decided exactly. */
export type RankedMoves = {
  /** By a fall of it; 0 for those that hold or owe it and are liquidatable already. */
  falls: RankedRows
  /** By a rise of it. */
  rises: RankedRows
  /** Liquidatable already, without any of it. */
  others: number
  /** That owe it with nothing behind it: no price brings it back. */
  badDebts: number
  /** That hold or owe it, and lack a price. */
  unpriced: number
}

/** What a price that can't be told beside 1 in doubles may still reach. */
const BLUR = 1e-9

/**
 * Sorts rows by how far one asset's price alone may move, wherever it is held or owed: `(weighted − debt) ÷ (weighted
 * of asset − debt of asset)`, a fall where that is positive, a rise where it is negative. Rows that no price of it
 * reaches are in neither list.
 * @param of the rows to rank, by their place in `rows`; what is answered are places in `of`
 * @param count how many of each list, at most
 */
export function rankMoves({
  rows,
  exposure,
  of,
  count,
}: {
  rows: RiskRows
  exposure: RiskExposure
  of: Uint32Array
  count: number
}): RankedMoves {
  const moves = new Float64Array(of.length)
  const falls = new Uint32Array(of.length)
  const rises = new Uint32Array(of.length)
  const counts = { falls: 0, rises: 0, others: 0, badDebts: 0, unpriced: 0 }
  for (let place = 0; place < of.length; place += 1) {
    const row = of[place] as number
    const isTouched = exposure.collateral[row] !== 0 || exposure.debt[row] !== 0
    const isLiquidatable = rows.liquidatable[row] === 1
    if (!isTouched) {
      if (isLiquidatable) counts.others += 1
    } else if (rows.status[row] !== STATUS_PRICED) counts.unpriced += 1
    else if (rows.collateral[row] === 0) counts.badDebts += 1
    else {
      const falling = (exposure.weighted[row] as number) - (exposure.debt[row] as number)
      const room = Math.max(0, (rows.weighted[row] as number) - (rows.debt[row] as number))
      const move = isLiquidatable ? 0 : room / Math.abs(falling)
      moves[place] = move
      if (isLiquidatable || (falling > 0 && move <= 1 + BLUR)) falls[counts.falls++] = place
      else if (falling < 0) rises[counts.rises++] = place
    }
  }
  const { others, badDebts, unpriced } = counts
  return {
    falls: sort(falls.subarray(0, counts.falls), { moves, count }),
    rises: sort(rises.subarray(0, counts.rises), { moves, count }),
    others,
    badDebts,
    unpriced,
  }
}

/** Only the nearest are sorted as rows: the rest need not be, and sorting them costs most. */
function sort(
  places: Uint32Array,
  { moves, count }: { moves: Float64Array; count: number },
): RankedRows {
  const ascending = Float64Array.from(places, (place) => moves[place] as number).sort()
  const farthest = ascending[Math.min(count, ascending.length) - 1] ?? 0
  const rows = places
    .filter((place) => (moves[place] as number) <= farthest)
    .sort((a, b) => (moves[a] as number) - (moves[b] as number) || a - b)
    .slice(0, count)
  return { rows, moves: ascending.slice(0, rows.length) }
}
