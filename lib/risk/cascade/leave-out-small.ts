import { createLedger } from './ledger'
import type { Population } from './population'

/** The same population without the accounts that owe less than so many dollars. */
export function leaveOutSmall(population: Population, minDebt: number): Population {
  const { starts, middles, legTerms, legAmounts, addresses, accountMarkets } = population
  const ledger = createLedger(population)
  const rows: number[] = []
  for (let row = 0; row < population.length; row += 1) {
    ledger.judge(row)
    if (ledger.row.debt >= minDebt) rows.push(row)
  }
  if (rows.length === population.length) return population
  const left = { starts: [0], middles: [] as number[], legs: [] as number[] }
  for (const row of rows) {
    const [start, end] = [starts[row] as number, starts[row + 1] as number]
    left.middles.push(left.legs.length + (middles[row] as number) - start)
    for (let leg = start; leg < end; leg += 1) left.legs.push(leg)
    left.starts.push(left.legs.length)
  }
  return {
    ...population,
    length: rows.length,
    addresses: rows.map((row) => addresses[row] ?? '0x'),
    accountMarkets: Int32Array.from(rows, (row) => accountMarkets[row] as number),
    starts: Int32Array.from(left.starts),
    middles: Int32Array.from(left.middles),
    legTerms: Int32Array.from(left.legs, (leg) => legTerms[leg] as number),
    legAmounts: Float64Array.from(left.legs, (leg) => legAmounts[leg] as number),
  }
}
