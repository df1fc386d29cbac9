import { lowerPrice, type PriceFall } from '../price-fall'
import { WAD } from '../units'
import type { AccruedMorphoState } from './state'

/**
 * The market once some prices have fallen: its one price is the collateral's in the loan token, so that it falls with
 * the collateral, rises as the loan token falls, and stays where both do.
 */
export function applyMorphoPriceFall(
  state: AccruedMorphoState,
  { assets, fall }: PriceFall,
): AccruedMorphoState {
  const { collateralPrice, collateralToken, loanToken } = state
  const isHeld = assets.has(collateralToken.asset.toLowerCase())
  const isOwed = assets.has(loanToken.asset.toLowerCase())
  if (isHeld === isOwed || collateralPrice === null) return state
  if (isHeld) return { ...state, collateralPrice: lowerPrice(collateralPrice, fall) }
  const left = fall < WAD ? WAD - fall : 1n
  return { ...state, collateralPrice: (collateralPrice * WAD) / left }
}
