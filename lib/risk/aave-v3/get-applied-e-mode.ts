import type { AaveEModeCategory, AaveMarketState, AaveReserve } from './state'

/**
 * The eMode category whose parameters replace a reserve's own as collateral, if any.
 * v3.0/3.1: the account's category is the reserve's one. v3.2 and later: the reserve is in its bitmap.
 */
export function getAppliedEMode(
  state: AaveMarketState,
  eModeCategoryId: number,
  reserve: AaveReserve,
): AaveEModeCategory | undefined {
  if (eModeCategoryId === 0) return undefined
  const category = state.eModes.get(eModeCategoryId)
  if (category === undefined) return undefined
  if (state.rules.eMode === 'category') {
    return reserve.eModeCategoryId === eModeCategoryId ? category : undefined
  }
  return ((category.collateralBitmap >> BigInt(reserve.id)) & 1n) === 1n ? category : undefined
}
