import type { Sale } from '../sale'

let occasions = 0

/** $105 taken for $100, in the first block, followed, left at 1.2. */
export function makeSale(changes: Partial<Sale> = {}): Sale {
  return {
    mechanism: 'fixed-spread',
    occasion: `occasion ${occasions++}`,
    liquidator: '0xa',
    collateral: 'WETH',
    seizedUsd: 105,
    repaidUsd: 100,
    coveredUsd: 100,
    badDebtUsd: 0,
    bonusUsd: 5,
    blocksLate: 0,
    isFollowed: true,
    healthAfter: 1_200_000_000_000_000_000n,
    ...changes,
  }
}
