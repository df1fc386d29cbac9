import { mulDivCeil, mulDivFloor } from '../math'
import { WAD } from '../units'
import { type ShareTotals, toAssetsCeil } from './shares-math'
import { type AccruedMorphoState, ORACLE_PRICE_SCALE } from './state'

export function getBorrowTotals(
  state: Pick<AccruedMorphoState, 'totalBorrowAssets' | 'totalBorrowShares'>,
): ShareTotals {
  return { totalAssets: state.totalBorrowAssets, totalShares: state.totalBorrowShares }
}

/** Loan token units that borrow shares owe, ceiled. */
export function getBorrowedAssets(state: AccruedMorphoState, borrowShares: bigint): bigint {
  return toAssetsCeil(borrowShares, getBorrowTotals(state))
}

/** Loan token units up to which a collateral stays healthy; `null` without a price. */
export function getMaxBorrow(
  state: Pick<AccruedMorphoState, 'collateralPrice' | 'lltv'>,
  collateral: bigint,
): bigint | null {
  if (state.collateralPrice === null) return null
  const quoted = mulDivFloor(collateral, state.collateralPrice, ORACLE_PRICE_SCALE)
  return mulDivFloor(quoted, state.lltv, WAD)
}

/** The inverse, exact: the least value of collateral whose `maxBorrow` is `borrowed`; `null`: none is. */
function getMinCollateralValue(lltv: bigint, borrowed: bigint): bigint | null {
  if (borrowed === 0n) return 0n
  return lltv === 0n ? null : mulDivCeil(borrowed, WAD, lltv)
}

/** Least collateral whose `maxBorrow` is `borrowed` at the market's price; `null`: none is, or no price. */
export function getMinCollateral(
  { collateralPrice, lltv }: Pick<AccruedMorphoState, 'collateralPrice' | 'lltv'>,
  borrowed: bigint,
): bigint | null {
  const value = getMinCollateralValue(lltv, borrowed)
  if (value === null || value === 0n) return value
  return collateralPrice === null ? null : mulDivCeil(value, ORACLE_PRICE_SCALE, collateralPrice)
}

/** Least price at which the `maxBorrow` of a collateral is `borrowed`; `null`: none is. */
export function getMinHealthyPrice({
  collateral,
  borrowed,
  lltv,
}: {
  collateral: bigint
  borrowed: bigint
  lltv: bigint
}): bigint | null {
  const value = getMinCollateralValue(lltv, borrowed)
  if (value === null || value === 0n) return value
  return collateral === 0n ? null : mulDivCeil(value, ORACLE_PRICE_SCALE, collateral)
}
