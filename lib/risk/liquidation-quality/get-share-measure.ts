import type { Sale } from './sale'

/** What shares are of: what was taken, or where no value of that is known, what was paid. */
export type ShareOf = 'seized' | 'repaid'

/**
 * The measure by which shares of these sales can be told, its sum, and each sale's part, `null` where it is not
 * known. `null` where nothing has a value.
 */
export function getShareMeasure(
  sales: readonly Sale[],
): { of: ShareOf; total: number; read: (sale: Sale) => number | null } | null {
  // Not named `of`: the bundler's parser takes \`const of of\` for an error.
  for (const side of ['seized', 'repaid'] as const) {
    const read = (sale: Sale) => (side === 'seized' ? sale.seizedUsd : sale.repaidUsd)
    const total = sales.reduce((sum, sale) => sum + (read(sale) ?? 0), 0)
    if (total > 0) return { of: side, total, read }
  }
  return null
}
