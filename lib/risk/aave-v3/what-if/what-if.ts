import type { Address } from '../../units'
import { NO_CHANGE, type WhatIf, type WhatIfAmountStep } from '../../what-if'
import type { AaveAccount, AaveMarketState } from '../state'

/**
 * A what-if of an Aave account. Steps are taken in this order: repay, withdraw, eMode, add, collateral
 * switches, borrow; the prices hold throughout.
 */
export type AaveWhatIf = WhatIf & {
  /** `null`: as it is; 0: none. */
  eModeCategoryId: number | null
  /** Whether what is held counts as collateral. */
  collateral: ReadonlyMap<Address, boolean>
}

export type AaveWhatIfStep = 'price' | WhatIfAmountStep | 'e-mode' | 'collateral'

/** Why the protocol would not take a step whatever the account's health. */
export type AaveWhatIfObstacle =
  | 'unknown-asset'
  /** A move of a price that there is not. */
  | 'no-price'
  | 'nothing-owed'
  | 'nothing-held'
  | 'inactive'
  | 'paused'
  | 'frozen'
  | 'borrowing-disabled'
  /** Not among what the account's eMode category lets one borrow. */
  | 'not-in-e-mode'
  /** Loan-to-value 0: it can't be made collateral. */
  | 'ltv-zero'
  | 'unknown-e-mode'
  /** `asset` is owed and can't be in that category. */
  | 'debt-not-in-e-mode'
  /** `asset` is collateral and has a loan-to-value of 0 in that category (v3.6 and later). */
  | 'collateral-not-in-e-mode'

/** What is to be said of a what-if beside its numbers. */
export type AaveWhatIfIssue =
  /** The step was not taken. */
  | { kind: 'left-out'; step: AaveWhatIfStep; asset: Address | null; obstacle: AaveWhatIfObstacle }
  /** More than there is was asked for: `amount`, all of it, was taken. */
  | { kind: 'capped'; step: 'repay' | 'withdraw'; asset: Address; amount: bigint }
  /** The numbers are those of the steps taken; the protocol would refuse them because of what they lead to. */
  | { kind: 'refused'; reason: 'unhealthy' | 'beyond-ltv' }

export type AaveWhatIfResult = {
  state: AaveMarketState
  account: AaveAccount
  issues: readonly AaveWhatIfIssue[]
}

/** Everything as it is. */
export const NO_WHAT_IF: AaveWhatIf = {
  ...NO_CHANGE,
  eModeCategoryId: null,
  collateral: new Map(),
}
