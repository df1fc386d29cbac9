import type { Health } from '../../health'
import type { Address, BaseCurrency, Bps } from '../../units'

/** Above this health, wad, a liquidation takes half at most. */
export const CLOSE_FACTOR_HF_THRESHOLD = 950_000_000_000_000_000n
/** v3.3 and later, raw base currency units: the contract's constant, whatever `BASE_CURRENCY_UNIT` is. */
export const MIN_BASE_MAX_CLOSE_FACTOR_THRESHOLD = 200_000_000_000n
/** What may be left of a side that is not emptied; raw base currency units as above. */
export const MIN_LEFTOVER_BASE = MIN_BASE_MAX_CLOSE_FACTOR_THRESHOLD / 2n

/** Why `liquidationCall` reverts, after the contract's own checks. */
export type AaveLiquidationBlock =
  /** The account or the pair has no price: the contract's oracle reverts. */
  | 'unpriced'
  | 'reserve-inactive'
  | 'reserve-paused'
  /** The price-oracle sentinel forbids it after a sequencer outage while health is 0.95 or more. */
  | 'sequencer-outage'
  /** A reserve's grace period has not passed. */
  | 'grace-period'
  | 'healthy'
  | 'not-collateral'
  | 'not-borrowed'
  /** v3.3 and later: what stays would be worth less than $1,000 on a side that is not emptied. */
  | 'leaves-dust'
  /** So little that no token would be burned. */
  | 'burns-nothing'
  /** The rounded repay exceeds the debt: checked arithmetic reverts. */
  | 'overflow'

/** One executed `liquidationCall`, amounts in smallest units. */
export type AaveLiquidationOutcome = {
  kind: 'executed'
  collateralId: number
  debtId: number
  /** `LiquidationCall.debtToCover` */
  repaid: bigint
  /** `LiquidationCall.liquidatedCollateralAmount`: what the liquidator receives, the fee apart. */
  seized: bigint
  /** Collateral that goes to the treasury. */
  protocolFee: bigint
  /** v3.3 and later: no collateral is left, every remaining debt is burned. */
  emptiesCollateral: boolean
  /** `DeficitCreated`, one a reserve whose debt was burned unpaid; the repaid reserve first. */
  deficits: readonly { reserveId: number; amount: bigint }[]
}

export type AaveLiquidationResult =
  | AaveLiquidationOutcome
  | { kind: 'reverts'; reason: AaveLiquidationBlock }

/** What a liquidator could do at most with one collateral and one debt. */
export type AaveLiquidationPreview = {
  collateralId: number
  debtId: number
  collateralAsset: Address
  debtAsset: Address
  /** `uniform-distance`: healthy today, previewed where the fall of all collateral makes it liquidatable. */
  basis: 'now' | 'uniform-distance'
  /** Largest repay that passes, smallest units of the debt: what the event would say. */
  maxRepay: bigint
  /** The argument that gets it. More than `maxRepay` where the collateral runs out first: it is capped. */
  debtToCover: bigint
  seized: bigint
  protocolFee: bigint
  repayBase: BaseCurrency
  seizedBase: BaseCurrency
  /** `seizedBase − repayBase`: the liquidator's margin, negative where the rounding eats it. */
  bonusBase: BaseCurrency
  protocolFeeBase: BaseCurrency
  /** Share of this reserve's debt that the rules let one liquidation repay, floored. */
  closeFactor: Bps
  /** Exact health once it was done, at the prices of `basis`. */
  healthFactorAfter: Health
  /** Smallest repay of this pair that brings health to 1, close factor and dust aside; `null`: none does. */
  minRepayToHealthy: bigint | null
  /** `bonus × threshold > health`: each bite makes the rest worse. */
  toxic: boolean
  /** v3.3 and later: debt burned into deficits. Before: debt that stays without any collateral. */
  badDebtBase: BaseCurrency
  /** Why it can't be done although health would allow it; the amounts are then those of the rules alone. */
  blocked: AaveLiquidationBlock | null
}
