import type { Address, Wad } from '../units'
import type { AaveAccount, AaveMarketState } from './state'

/** A price to try: as it stands, in base currency units, or as a move from today's (signed fraction in wad). */
export type PriceChange = { kind: 'price'; price: bigint } | { kind: 'move'; move: Wad }

/** Smallest units of a token, or all that there is of it. */
export type WhatIfAmount = bigint | 'all'

/**
 * Departures from an account and its market as they are, by the asset's address. Steps are taken in this
 * order: repay, withdraw, eMode, add, collateral switches, borrow; the prices hold throughout.
 */
export type AaveWhatIf = {
  /**
   * Moves every price that has none of its own in `prices` (signed fraction in wad; −0.1e18 = −10 %), but
   * those within a tenth of the base currency's unit: what is pegged to it stays where it is.
   */
  allPrices: Wad | null
  prices: ReadonlyMap<Address, PriceChange>
  repay: ReadonlyMap<Address, WhatIfAmount>
  withdraw: ReadonlyMap<Address, WhatIfAmount>
  /** `null`: as it is; 0: none. */
  eModeCategoryId: number | null
  add: ReadonlyMap<Address, bigint>
  /** Whether what is held counts as collateral. */
  collateral: ReadonlyMap<Address, boolean>
  borrow: ReadonlyMap<Address, bigint>
}

export type WhatIfStep = 'price' | 'repay' | 'withdraw' | 'e-mode' | 'add' | 'collateral' | 'borrow'

/** Why the protocol would not take a step whatever the account's health. */
export type WhatIfObstacle =
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
  | { kind: 'left-out'; step: WhatIfStep; asset: Address | null; obstacle: WhatIfObstacle }
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
  allPrices: null,
  prices: new Map(),
  repay: new Map(),
  withdraw: new Map(),
  eModeCategoryId: null,
  add: new Map(),
  collateral: new Map(),
  borrow: new Map(),
}
