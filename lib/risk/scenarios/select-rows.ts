import type { Population } from '../cascade/population'

/** The same market with some of its accounts: rows in the order given. Columns of its own. */
export function selectRows(population: Population, rows: readonly number[]): Population {
  const { starts, middles, legTerms, legAmounts } = population
  const begins = rows.map((row) => starts[row] as number)
  const counts = rows.map((row, index) => (starts[row + 1] as number) - (begins[index] as number))
  const legs = counts.reduce((sum, count) => sum + count, 0)
  const selected = {
    ...population,
    length: rows.length,
    addresses: rows.map((row) => population.addresses[row] as Population['addresses'][number]),
    accountMarkets: Int32Array.from(rows, (row) => population.accountMarkets[row] as number),
    starts: new Int32Array(rows.length + 1),
    middles: new Int32Array(rows.length),
    legTerms: new Int32Array(legs),
    legAmounts: new Float64Array(legs),
  }
  let next = 0
  rows.forEach((row, index) => {
    const begin = begins[index] as number
    const end = begin + (counts[index] as number)
    selected.legTerms.set(legTerms.subarray(begin, end), next)
    selected.legAmounts.set(legAmounts.subarray(begin, end), next)
    selected.middles[index] = next + (middles[row] as number) - begin
    next += end - begin
    selected.starts[index + 1] = next
  })
  return selected
}

/** The rows of the largest borrowers at these debts, largest first, or of all but them, in their order. */
export function pickLargest(
  debts: Float64Array,
  { count, accounts }: { count: number; accounts: 'only' | 'without' },
): number[] {
  const ordered = Array.from(debts, (_, row) => row).sort(
    (a, b) => (debts[b] as number) - (debts[a] as number) || a - b,
  )
  if (accounts === 'only') return ordered.slice(0, count)
  return ordered.slice(count).sort((a, b) => a - b)
}
