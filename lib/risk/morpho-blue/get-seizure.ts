import { mulDivCeil, mulDivFloor } from '../math'
import { WAD, type Wad } from '../units'
import type { MorphoLiquidationInput } from './liquidation'
import { type ShareTotals, toAssetsFloor, toSharesCeil } from './shares-math'
import { ORACLE_PRICE_SCALE } from './state'

/**
 * Both sides of a liquidation from the one that was asked for, rounded against the liquidator as
 * `Morpho.liquidate` and `PreLiquidation.preLiquidate` do. `totals`: what is borrowed.
 */
export function getSeizure(
  input: MorphoLiquidationInput,
  {
    totals,
    collateralPrice,
    incentiveFactor,
  }: { totals: ShareTotals; collateralPrice: bigint; incentiveFactor: Wad },
): { seizedAssets: bigint; repaidShares: bigint } {
  if ('seizedAssets' in input) {
    const quoted = mulDivCeil(input.seizedAssets, collateralPrice, ORACLE_PRICE_SCALE)
    const repaid = mulDivCeil(quoted, WAD, incentiveFactor)
    return { seizedAssets: input.seizedAssets, repaidShares: toSharesCeil(repaid, totals) }
  }
  const repaid = toAssetsFloor(input.repaidShares, totals)
  const quoted = mulDivFloor(repaid, incentiveFactor, WAD)
  const seizedAssets = mulDivFloor(quoted, ORACLE_PRICE_SCALE, collateralPrice)
  return { seizedAssets, repaidShares: input.repaidShares }
}
