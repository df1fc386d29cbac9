import { getMorphoHealth } from './get-health'
import { getLiquidationIncentiveFactor } from './get-incentive-factor'
import { getBorrowTotals } from './get-max-borrow'
import { getSeizure } from './get-seizure'
import type { MorphoLiquidationInput, MorphoLiquidationResult } from './liquidation'
import { toAssetsCeil } from './shares-math'
import type { AccruedMorphoState, MorphoAccount } from './state'
import { takeFromLoan } from './take-from-loan'

/**
 * What `Morpho.liquidate(market, account, seizedAssets, repaidShares, "")` in a block of the state's time would do:
 * the amounts of its event, or why it reverts.
 */
export function previewMorphoLiquidation(
  state: AccruedMorphoState,
  account: MorphoAccount,
  input: MorphoLiquidationInput,
): MorphoLiquidationResult {
  const amount = 'seizedAssets' in input ? input.seizedAssets : input.repaidShares
  if (amount <= 0n) return { kind: 'reverts', reason: 'no-amount' }
  const health = getMorphoHealth(state, account)
  if (health.kind === 'unpriced' || state.collateralPrice === null) {
    return { kind: 'reverts', reason: 'unpriced' }
  }
  if (health.kind === 'no-debt' || !health.liquidatable)
    return { kind: 'reverts', reason: 'healthy' }
  return getMorphoLiquidationOutcome(state, account, input)
}

/** The same without asking for health. */
export function getMorphoLiquidationOutcome(
  state: AccruedMorphoState,
  account: MorphoAccount,
  input: MorphoLiquidationInput,
): MorphoLiquidationResult {
  const { collateralPrice } = state
  if (collateralPrice === null) return { kind: 'reverts', reason: 'unpriced' }
  const totals = getBorrowTotals(state)
  const incentiveFactor = getLiquidationIncentiveFactor(state.lltv)
  const { seizedAssets, repaidShares } = getSeizure(input, {
    totals,
    collateralPrice,
    incentiveFactor,
  })
  if (repaidShares > account.borrowShares) return { kind: 'reverts', reason: 'exceeds-debt' }
  if (seizedAssets > account.collateral) return { kind: 'reverts', reason: 'exceeds-collateral' }
  const repaidAssets = toAssetsCeil(repaidShares, totals)
  const left = takeFromLoan({ state, account }, { repaidAssets, repaidShares, seizedAssets })
  const isEmpty = left.account.collateral === 0n
  const badDebtShares = isEmpty ? left.account.borrowShares : 0n
  const badDebt = toAssetsCeil(badDebtShares, getBorrowTotals(left.state))
  const { totalBorrowAssets } = left.state
  return {
    kind: 'executed',
    repaidAssets,
    repaidShares,
    seizedAssets,
    badDebtAssets: badDebt < totalBorrowAssets ? badDebt : totalBorrowAssets,
    badDebtShares,
    incentiveFactor,
  }
}
