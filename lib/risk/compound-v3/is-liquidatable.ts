import { mulDivFloor } from '../math'
import { toPresentValue } from './present-value'
import type { CometAccount, CometMarketState } from './state'
import { type CometFactor, getCollateralValue, getCometAsset, weigh } from './sum-account'

/** `Comet.isLiquidatable` at the state's indexes; `null` where the call reverts for want of a price. */
export function isCometLiquidatable(
  state: CometMarketState,
  account: CometAccount,
): boolean | null {
  const covered = isCovered(state, account, 'liquidateCollateralFactor')
  return covered === null ? null : !covered
}

/** `Comet.isBorrowCollateralized` at the state's indexes; `null` where the call reverts for want of a price. */
export function isCometBorrowCollateralized(
  state: CometMarketState,
  account: CometAccount,
): boolean | null {
  return isCovered(state, account, 'borrowCollateralFactor')
}

/** Asset by asset in the Comet's order: prices are asked for only until the debt is covered. */
function isCovered(
  state: CometMarketState,
  { principal, collateral }: CometAccount,
  factor: CometFactor,
): boolean | null {
  if (principal >= 0n) return true
  if (state.basePrice === null) return null
  let liquidity = -mulDivFloor(-toPresentValue(state, principal), state.basePrice, state.baseScale)
  for (const held of collateral) {
    if (liquidity >= 0n) return true
    const info = getCometAsset(state, held.offset)
    const value = getCollateralValue(info, held)
    if (value === null) return null
    liquidity += weigh(info, value, factor)
  }
  return liquidity >= 0n
}
