import type { CometAbsorbOutcome, CometLoan } from './absorption'
import type { CometAsset } from './state'

/** Comet and account after an absorption: collateral on the shelf, debt gone, a surplus lent. */
export function applyCometAbsorb(
  { state, account }: CometLoan,
  { collateral, newPrincipal }: Pick<CometAbsorbOutcome, 'collateral' | 'newPrincipal'>,
): CometLoan {
  const take = (info: CometAsset): CometAsset => {
    const amount = collateral.find(({ offset }) => offset === info.offset)?.amount ?? 0n
    if (amount === 0n) return info
    const totalSupplyAsset = info.totalSupplyAsset - amount
    return { ...info, totalSupplyAsset, reserves: info.reserves + amount }
  }
  return {
    state: {
      ...state,
      totalBorrowBase: state.totalBorrowBase + account.principal,
      totalSupplyBase: state.totalSupplyBase + newPrincipal,
      assets: state.assets.map(take),
    },
    account: { ...account, principal: newPrincipal, collateral: [] },
  }
}
