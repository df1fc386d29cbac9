import type { AssetTrigger } from '../health'
import { divTowardsNegative, mulDivCeil, mulDivFloor } from '../math'
import { WAD, type Wad } from '../units'
import { getBorrowedAssets, getMinHealthyPrice } from './get-max-borrow'
import type { MorphoPreLiquidation, MorphoPreLiquidationTerms } from './pre-liquidation'
import { type AccruedMorphoState, type MorphoAccount, ORACLE_PRICE_SCALE } from './state'

/** What a pre-liquidation line says of a position, as `PreLiquidation.preLiquidate` computes it. */
export function getPreLiquidationTerms(
  state: AccruedMorphoState,
  { borrowShares, collateral }: MorphoAccount,
  { preLltv, preLCF1, preLCF2, preLIF1, preLIF2, oraclePrice }: MorphoPreLiquidation,
): MorphoPreLiquidationTerms {
  if (borrowShares === 0n) return { kind: 'no-debt' }
  if (oraclePrice === null) return { kind: 'unpriced' }
  const quoted = mulDivFloor(collateral, oraclePrice, ORACLE_PRICE_SCALE)
  const borrowed = getBorrowedAssets(state, borrowShares)
  const { lltv } = state
  if (borrowed > mulDivFloor(quoted, lltv, WAD)) return { kind: 'beyond' }
  if (borrowed <= mulDivFloor(quoted, preLltv, WAD)) return { kind: 'healthy' }
  const ltv = mulDivCeil(borrowed, WAD, quoted)
  const quotient = mulDivFloor(ltv - preLltv, WAD, lltv - preLltv)
  return {
    kind: 'open',
    ltv: ltv as Wad,
    closeFactor: (mulDivFloor(quotient, preLCF2 - preLCF1, WAD) + preLCF1) as Wad,
    incentiveFactor: (mulDivFloor(quotient, preLIF2 - preLIF1, WAD) + preLIF1) as Wad,
  }
}

/**
 * First price of the line's oracle below the line, exact, and how far that oracle's price is from it; as
 * `getMorphoAssetTriggers` for the collateral.
 */
export function getPreLiquidationTrigger(
  state: AccruedMorphoState,
  { borrowShares, collateral }: MorphoAccount,
  { preLltv, oraclePrice }: MorphoPreLiquidation,
): AssetTrigger {
  const { asset } = state.collateralToken
  if (borrowShares === 0n) return { kind: 'unreachable', asset }
  if (oraclePrice === null) return { kind: 'unknown', asset }
  const borrowed = getBorrowedAssets(state, borrowShares)
  const healthy = getMinHealthyPrice({ collateral, borrowed, lltv: preLltv })
  if (healthy === null || healthy <= 1n) return { kind: 'unreachable', asset }
  const liquidationPrice = healthy - 1n
  const distance = divTowardsNegative((oraclePrice - liquidationPrice) * WAD, oraclePrice) as Wad
  return { kind: 'reachable', asset, direction: 'down', liquidationPrice, distance }
}
