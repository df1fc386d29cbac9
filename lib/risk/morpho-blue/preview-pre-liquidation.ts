import { mulDivFloor } from '../math'
import { WAD } from '../units'
import { getMorphoHealth } from './get-health'
import { getBorrowTotals } from './get-max-borrow'
import { getPreLiquidationTerms } from './get-pre-liquidation-terms'
import { getSeizure } from './get-seizure'
import type { MorphoLiquidationInput } from './liquidation'
import type { MorphoPreLiquidation, MorphoPreLiquidationResult } from './pre-liquidation'
import { toAssetsCeil } from './shares-math'
import type { AccruedMorphoState, MorphoAccount } from './state'
import { takeFromLoan } from './take-from-loan'

/**
 * What `PreLiquidation.preLiquidate(account, seizedAssets, repaidShares, "")` would do for a borrower who has
 * authorised it: it repays, then withdraws, which the market refuses where the rest is unhealthy at its own price.
 */
export function previewMorphoPreLiquidation(
  state: AccruedMorphoState,
  account: MorphoAccount,
  { line, input }: { line: MorphoPreLiquidation; input: MorphoLiquidationInput },
): MorphoPreLiquidationResult {
  const amount = 'seizedAssets' in input ? input.seizedAssets : input.repaidShares
  if (amount <= 0n) return { kind: 'reverts', reason: 'no-amount' }
  const terms = getPreLiquidationTerms(state, account, line)
  if (terms.kind === 'unpriced' || line.oraclePrice === null) {
    return { kind: 'reverts', reason: 'unpriced' }
  }
  if (terms.kind === 'no-debt') return { kind: 'reverts', reason: 'healthy' }
  if (terms.kind !== 'open') return { kind: 'reverts', reason: terms.kind }
  const { closeFactor, incentiveFactor } = terms
  const totals = getBorrowTotals(state)
  const { seizedAssets, repaidShares } = getSeizure(input, {
    totals,
    collateralPrice: line.oraclePrice,
    incentiveFactor,
  })
  if (repaidShares > mulDivFloor(account.borrowShares, closeFactor, WAD)) {
    return { kind: 'reverts', reason: 'exceeds-close-factor' }
  }
  if (repaidShares > account.borrowShares) return { kind: 'reverts', reason: 'exceeds-debt' }
  if (seizedAssets === 0n || repaidShares === 0n) {
    return { kind: 'reverts', reason: 'seizes-nothing' }
  }
  if (seizedAssets > account.collateral) return { kind: 'reverts', reason: 'exceeds-collateral' }
  const repaidAssets = toAssetsCeil(repaidShares, totals)
  const amounts = { repaidAssets, repaidShares, seizedAssets }
  const left = takeFromLoan({ state, account }, amounts)
  const health = getMorphoHealth(left.state, left.account)
  if (health.kind === 'unpriced') return { kind: 'reverts', reason: 'unpriced' }
  if (health.kind === 'priced' && health.liquidatable) {
    return { kind: 'reverts', reason: 'leaves-unhealthy' }
  }
  return { kind: 'executed', ...amounts, incentiveFactor, closeFactor }
}
