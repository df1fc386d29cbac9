import type { Health } from '../health'
import type { Address, Wad } from '../units'
import type { AccruedMorphoState, MorphoAccount } from './state'

/** What a liquidator asks for: exactly one of both, in smallest units or shares. */
export type MorphoLiquidationInput = { seizedAssets: bigint } | { repaidShares: bigint }

/** Why `liquidate` reverts. */
export type MorphoLiquidationBlock =
  | 'healthy'
  /** The oracle reverts or answers 0. */
  | 'unpriced'
  | 'no-amount'
  /** It would repay more shares than are owed. */
  | 'exceeds-debt'
  /** It would take more collateral than there is. */
  | 'exceeds-collateral'

/** One executed `liquidate`: the amounts of its `Liquidate` event. */
export type MorphoLiquidationOutcome = {
  kind: 'executed'
  repaidAssets: bigint
  repaidShares: bigint
  seizedAssets: bigint
  /** Debt left without collateral, taken from the suppliers. */
  badDebtAssets: bigint
  badDebtShares: bigint
  incentiveFactor: Wad
}

export type MorphoLiquidationResult =
  | MorphoLiquidationOutcome
  | { kind: 'reverts'; reason: MorphoLiquidationBlock }

/** A market and one of its accounts: what an action leaves. */
export type MorphoLoan = { state: AccruedMorphoState; account: MorphoAccount }

/** The most that a liquidator can do in one call. */
export type MorphoLiquidationPreview = {
  /** `uniform-distance`: healthy today, previewed at the first price that makes it liquidatable. */
  basis: 'now' | 'uniform-distance'
  /** The market's price that it happens at, 1e36 scale. */
  collateralPrice: bigint
  collateralAsset: Address
  debtAsset: Address
  /** Which side runs out: all debt is repaid, or all collateral is taken. */
  boundBy: 'debt' | 'collateral'
  /** The argument that does it. */
  input: MorphoLiquidationInput
  repaidAssets: bigint
  repaidShares: bigint
  seizedAssets: bigint
  /** Loan token units, floored. */
  seizedValue: bigint
  /** `seizedValue − repaidAssets`: the liquidator's margin, loan token units. */
  bonusValue: bigint
  incentiveFactor: Wad
  /** Share of the debt that one call may repay, wad: all of it. */
  closeFactor: Wad
  badDebtAssets: bigint
  badDebtShares: bigint
  /** Exact, at the price of `basis`; what was written off is no debt. */
  healthAfter: Health
  /** Smallest liquidation after which the position is healthy, one share less is not; `null`: none is. */
  minRepayToHealthy: { repaidShares: bigint; repaidAssets: bigint } | null
  /** `repaidAssets` ÷ what would have been enough, wad; `null` where nothing is. */
  overLiquidationFactor: Wad | null
  /** `incentive factor × lltv > health`: each bite makes the rest worse. */
  toxic: boolean
}
