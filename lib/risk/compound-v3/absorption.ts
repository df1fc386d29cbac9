import type { Health } from '../health'
import type { Address } from '../units'
import type { CometAccount, CometMarketState } from './state'

/** Why `absorb` reverts for an account. */
export type CometAbsorbBlock = 'paused' | 'not-liquidatable' | 'unpriced'

/** One collateral taken in: an `AbsorbCollateral` event. */
export type CometAbsorbedCollateral = {
  offset: number
  asset: Address
  /** `collateralAbsorbed` */
  amount: bigint
  /** `usdValue`: price units. */
  value: bigint
  /** What of the value goes against the debt, price units. */
  credit: bigint
}

/** One absorbed account. Base units but where it says otherwise. */
export type CometAbsorbOutcome = {
  kind: 'executed'
  collateral: readonly CometAbsorbedCollateral[]
  /** What was owed. */
  debt: bigint
  /** What the collateral is credited as. */
  credit: bigint
  /** `AbsorbDebt.basePaidOut`: the debt, and a surplus beyond it. */
  basePaidOut: bigint
  /** `AbsorbDebt.usdValue`: price units. */
  valueOfBasePaidOut: bigint
  newPrincipal: bigint
  /** What the account lends afterwards: the amount of the `Transfer` from zero. */
  baseSupplied: bigint
  /** Debt beyond the credit, eaten by the reserves: no event tells it. */
  badDebt: bigint
  /** Value of the collateral less its credit, price units: what the account pays for it. */
  penaltyValue: bigint
  /** What buying all of that collateral from the shelf would cost at the ask prices. */
  shelfProceeds: bigint
}

export type CometAbsorbResult = CometAbsorbOutcome | { kind: 'reverts'; reason: CometAbsorbBlock }

/** A Comet and one of its accounts: what an action leaves. */
export type CometLoan = { state: CometMarketState; account: CometAccount }

/** What an absorption does now, or would where it first may. */
export type CometAbsorbPreview = Omit<CometAbsorbOutcome, 'kind'> & {
  /** `uniform-distance`: healthy today, previewed where the fall of all collateral makes it liquidatable. */
  basis: 'now' | 'uniform-distance'
  debtAsset: Address
  /** At the prices of `basis`. */
  healthBefore: Health
  /** Never debt: what is not covered is written off. */
  healthAfter: Health
  /** Why it can't be done although health would allow it. */
  blocked: CometAbsorbBlock | null
}
