import type { MorphoLiquidationOutcome, MorphoLoan } from './liquidation'
import { takeFromLoan } from './take-from-loan'

/** Market and account after an executed `liquidate`: bad debt is gone from borrowers and suppliers alike. */
export function applyMorphoLiquidation(
  loan: MorphoLoan,
  outcome: Omit<MorphoLiquidationOutcome, 'kind' | 'incentiveFactor'>,
): MorphoLoan {
  const { state, account } = takeFromLoan(loan, outcome)
  const { badDebtAssets, badDebtShares } = outcome
  return {
    state: {
      ...state,
      totalBorrowAssets: state.totalBorrowAssets - badDebtAssets,
      totalSupplyAssets: state.totalSupplyAssets - badDebtAssets,
      totalBorrowShares: state.totalBorrowShares - badDebtShares,
    },
    account: { ...account, borrowShares: account.borrowShares - badDebtShares },
  }
}
