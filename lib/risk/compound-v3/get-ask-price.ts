import { mulDivCeil, mulDivFloor } from '../math'
import { WAD, type Wad } from '../units'
import type { CometAsset, CometMarketState } from './state'
import { getCometAsset } from './sum-account'

/** How far below the oracle's price the shelf sells: `storeFrontPriceFactor · (1 − liquidationFactor)`, wad. */
export function getCometDiscount(
  { storeFrontPriceFactor }: Pick<CometMarketState, 'storeFrontPriceFactor'>,
  { liquidationFactor }: Pick<CometAsset, 'liquidationFactor'>,
): Wad {
  return mulDivFloor(storeFrontPriceFactor, WAD - liquidationFactor, WAD) as Wad
}

/** Price units that the shelf asks for one whole collateral token, floored; `null` without a price. */
export function getCometAskPrice(state: CometMarketState, info: CometAsset): bigint | null {
  if (info.price === null) return null
  return mulDivFloor(info.price, WAD - getCometDiscount(state, info), WAD)
}

/**
 * `Comet.quoteCollateral`: collateral that base units buy from the shelf, floored; `null` where the call reverts for
 * want of a price, or an ask price of 0.
 */
export function quoteCometCollateral(
  state: CometMarketState,
  { offset, baseAmount }: { offset: number; baseAmount: bigint },
): bigint | null {
  const info = getCometAsset(state, offset)
  const askPrice = getCometAskPrice(state, info)
  if (askPrice === null || askPrice === 0n || state.basePrice === null) return null
  return (state.basePrice * baseAmount * info.scale) / askPrice / state.baseScale
}

/** The least base units that buy an amount of collateral from the shelf; `null` as `quoteCometCollateral`. */
export function getCometCollateralCost(
  state: CometMarketState,
  { offset, collateralAmount }: { offset: number; collateralAmount: bigint },
): bigint | null {
  const info = getCometAsset(state, offset)
  const askPrice = getCometAskPrice(state, info)
  if (askPrice === null || askPrice === 0n || state.basePrice === null) return null
  return mulDivCeil(collateralAmount * state.baseScale, askPrice, state.basePrice * info.scale)
}
