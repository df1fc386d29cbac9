import type { Position } from '@/lib/api/schema/position'
import { compareDecimals } from '../compare-decimals'

/** Debt against which nothing counts as collateral: there is nothing that a liquidator could take. */
export function isUncovered({ health, collateralUsd, collateral }: Position): boolean {
  if (health.kind !== 'priced') return false
  const counted = collateral.some(({ usedAsCollateral }) => usedAsCollateral)
  return !counted || (collateralUsd !== null && compareDecimals(collateralUsd, '0') === 0)
}
