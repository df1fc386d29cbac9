import type { Health } from '../health'
import { mulDivCeil, mulDivFloor } from '../math'
import { WAD, type Wad } from '../units'
import { getMorphoHealth } from './get-health'
import { getBorrowedAssets, getMaxBorrow } from './get-max-borrow'
import { toAssetsFloor } from './shares-math'
import { type AccruedMorphoState, type MorphoAccount, ORACLE_PRICE_SCALE } from './state'

/** An account in units of its tokens; values in loan token units, `null` where the oracle gives no price. */
export type MorphoAccountValue = {
  collateral: bigint
  collateralValue: bigint | null
  /** What repaying everything costs. */
  borrowedAssets: bigint
  /** `collateralValue` times lltv. */
  maxBorrow: bigint | null
  /** What it lends to the market; not part of its health. */
  suppliedAssets: bigint
  /** Borrowed ÷ collateral value, wad, ceiled; `null` without a price or without value. */
  currentLtv: Wad | null
  health: Health
}

/** All that is said of an account in one market. */
export function getMorphoAccountValue(
  state: AccruedMorphoState,
  account: MorphoAccount,
): MorphoAccountValue {
  const { collateral } = account
  const price = state.collateralPrice
  const collateralValue = price === null ? null : mulDivFloor(collateral, price, ORACLE_PRICE_SCALE)
  const borrowedAssets = getBorrowedAssets(state, account.borrowShares)
  return {
    collateral,
    collateralValue,
    borrowedAssets,
    maxBorrow: getMaxBorrow(state, collateral),
    suppliedAssets: toAssetsFloor(account.supplyShares ?? 0n, {
      totalAssets: state.totalSupplyAssets,
      totalShares: state.totalSupplyShares,
    }),
    currentLtv: collateralValue ? (mulDivCeil(borrowedAssets, WAD, collateralValue) as Wad) : null,
    health: getMorphoHealth(state, account),
  }
}
