import type { Health } from '../health'
import type { Address, Wad } from '../units'
import type { MorphoLiquidationInput } from './liquidation'

/**
 * A `PreLiquidation` contract of a market: an earlier line that a borrower opted in to by authorising it.
 * Names as in the contract; "1" holds at `preLltv`, "2" at the market's lltv, linear between.
 */
export type MorphoPreLiquidation = {
  address: Address
  preLltv: Wad
  /** Close factor: share of the debt that one call may repay; may exceed 1. */
  preLCF1: Wad
  preLCF2: Wad
  /** Incentive factor, with principal. */
  preLIF1: Wad
  preLIF2: Wad
  /** As its own oracle answers, 1e36 scale; `null` where it reverts or answers 0. */
  oraclePrice: bigint | null
}

/** Where a position stands to a pre-liquidation line, at the line's own price. */
export type MorphoPreLiquidationTerms =
  | { kind: 'no-debt' }
  | { kind: 'unpriced' }
  /** Above the line. */
  | { kind: 'healthy' }
  /** Below the market's own line already, by this line's price: the contract leaves it to `liquidate`. */
  | { kind: 'beyond' }
  | { kind: 'open'; ltv: Wad; closeFactor: Wad; incentiveFactor: Wad }

/** Why `preLiquidate` reverts. */
export type MorphoPreLiquidationBlock =
  | 'unpriced'
  | 'no-amount'
  | 'healthy'
  | 'beyond'
  /** More shares than the close factor allows. */
  | 'exceeds-close-factor'
  | 'exceeds-debt'
  | 'exceeds-collateral'
  /** So little that nothing would be seized. */
  | 'seizes-nothing'
  /** The market's own judgement after it: withdrawing the collateral would be refused. */
  | 'leaves-unhealthy'

/** One executed `preLiquidate`: the amounts of its `PreLiquidate` event. */
export type MorphoPreLiquidationOutcome = {
  kind: 'executed'
  repaidAssets: bigint
  repaidShares: bigint
  seizedAssets: bigint
  incentiveFactor: Wad
  closeFactor: Wad
}

export type MorphoPreLiquidationResult =
  | MorphoPreLiquidationOutcome
  | { kind: 'reverts'; reason: MorphoPreLiquidationBlock }

/** The most that a pre-liquidator can do in one call. */
export type MorphoPreLiquidationPreview = Omit<MorphoPreLiquidationOutcome, 'kind'> & {
  /** `uniform-distance`: above the line today, previewed at the first price below it. */
  basis: 'now' | 'uniform-distance'
  /** The line's price that it happens at, 1e36 scale. */
  collateralPrice: bigint
  input: MorphoLiquidationInput
  /** Loan token units at that price, floored. */
  seizedValue: bigint
  bonusValue: bigint
  /** The market's own health after it. */
  healthAfter: Health
}
