import type { MorphoLoan } from './liquidation'

/**
 * Market and account once shares are repaid and collateral is taken. The assets repaid may exceed what the market
 * has lent by 1: it then has lent nothing.
 */
export function takeFromLoan(
  { state, account }: MorphoLoan,
  {
    repaidAssets,
    repaidShares,
    seizedAssets = 0n,
  }: { repaidAssets: bigint; repaidShares: bigint; seizedAssets?: bigint },
): MorphoLoan {
  const { totalBorrowAssets, totalBorrowShares } = state
  return {
    state: {
      ...state,
      totalBorrowAssets: totalBorrowAssets > repaidAssets ? totalBorrowAssets - repaidAssets : 0n,
      totalBorrowShares: totalBorrowShares - repaidShares,
    },
    account: {
      ...account,
      borrowShares: account.borrowShares - repaidShares,
      collateral: account.collateral - seizedAssets,
    },
  }
}
