import { findFirst } from '../find-first'
import { judgeRising } from '../judge-rising'
import { applyMorphoAction } from './apply-action'
import { getBorrowedAssets, getMaxBorrow, getMinCollateral } from './get-max-borrow'
import type { AccruedMorphoState, MorphoAccount } from './state'

/**
 * The most that a `borrow` of loan token units passes with, health and the market's liquidity considered;
 * `null` without a price. One unit more reverts.
 */
export function getMorphoBorrowable(
  state: AccruedMorphoState,
  account: MorphoAccount,
): bigint | null {
  const limit = getMaxBorrow(state, account.collateral)
  if (limit === null) return null
  const fails = (assets: bigint) =>
    applyMorphoAction({ state, account }, { kind: 'borrow', assets }).kind === 'reverts'
  const failing = findFirst(1n, limit + 1n, { judge: judgeRising(fails) })
  return failing === null ? limit : failing - 1n
}

/** The most collateral that a `withdrawCollateral` passes with; `null` where there is debt and no price. */
export function getMorphoWithdrawable(
  state: AccruedMorphoState,
  { borrowShares, collateral }: MorphoAccount,
): bigint | null {
  if (borrowShares === 0n) return collateral
  if (state.collateralPrice === null) return null
  const needed = getMinCollateral(state, getBorrowedAssets(state, borrowShares))
  return needed === null || needed > collateral ? 0n : collateral - needed
}
