import type { Sale } from './sale'

/** What one borrower went through in one block: several calls, or one that took several assets, are one occasion. */
export type Occasion = {
  mechanism: Sale['mechanism']
  blocksLate: number | null
  isFollowed: boolean
  /** Wad, once all of them had happened. */
  healthAfter: bigint | null
  badDebtUsd: number | null
}

/** @param sales newest first, as they are listed */
export function groupOccasions(sales: readonly Sale[]): Occasion[] {
  const groups = new Map<string, Occasion>()
  for (const sale of sales) {
    const known = groups.get(sale.occasion)
    const { mechanism, blocksLate, isFollowed, healthAfter, badDebtUsd } = sale
    groups.set(sale.occasion, {
      mechanism,
      blocksLate: blocksLate ?? known?.blocksLate ?? null,
      isFollowed: isFollowed || (known?.isFollowed ?? false),
      healthAfter: known?.healthAfter ?? healthAfter,
      badDebtUsd: known ? addKnown(known.badDebtUsd, badDebtUsd) : badDebtUsd,
    })
  }
  return [...groups.values()]
}

function addKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b
}
