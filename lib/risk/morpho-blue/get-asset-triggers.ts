import type { AssetTrigger } from '../health'
import { divTowardsNegative } from '../math'
import { WAD, type Wad } from '../units'
import { getBorrowedAssets, getMinHealthyPrice } from './get-max-borrow'
import type { AccruedMorphoState, MorphoAccount } from './state'

/**
 * First price of the market (1e36 scale) at which an account with debt is liquidatable, exact; for one already
 * there the last on the way back to health. `null`: no price above 0 is one.
 */
export function getMorphoLiquidationPrice(
  state: AccruedMorphoState,
  { borrowShares, collateral }: MorphoAccount,
): bigint | null {
  if (borrowShares === 0n) return null
  const borrowed = getBorrowedAssets(state, borrowShares)
  const healthy = getMinHealthyPrice({ collateral, borrowed, lltv: state.lltv })
  return healthy === null || healthy <= 1n ? null : healthy - 1n
}

/**
 * One price moves both ways: the collateral's fall and the loan token's rise, in this order. `liquidationPrice`
 * is the market's own price for both; `distance` is the fall of the collateral's price, and the rise of the
 * loan token's that brings the market's price as low.
 */
export function getMorphoAssetTriggers(
  state: AccruedMorphoState,
  account: MorphoAccount,
): [collateral: AssetTrigger, loan: AssetTrigger] {
  const collateral = state.collateralToken.asset
  const loan = state.loanToken.asset
  const price = state.collateralPrice
  const liquidationPrice = getMorphoLiquidationPrice(state, account)
  if (price === null && account.borrowShares !== 0n) {
    return [
      { kind: 'unknown', asset: collateral },
      { kind: 'unknown', asset: loan },
    ]
  }
  if (price === null || liquidationPrice === null) {
    return [
      { kind: 'unreachable', asset: collateral },
      { kind: 'unreachable', asset: loan },
    ]
  }
  const move = (price - liquidationPrice) * WAD
  const fall = divTowardsNegative(move, price) as Wad
  const rise = divTowardsNegative(move, liquidationPrice) as Wad
  const reachable = { kind: 'reachable', liquidationPrice } as const
  return [
    { ...reachable, asset: collateral, direction: 'down', distance: fall },
    { ...reachable, asset: loan, direction: 'up', distance: rise },
  ]
}
