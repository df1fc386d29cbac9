import type { Address, Wad } from './units'

/** A price to try: as it stands, in the unit the engine counts prices in, or a move from today's (signed, wad). */
export type PriceChange = { kind: 'price'; price: bigint } | { kind: 'move'; move: Wad }

/** Smallest units of a token, or all that there is of it. */
export type WhatIfAmount = bigint | 'all'

/**
 * Departures from an account and its market as they are, by the asset's address, in any protocol. Steps are
 * taken in this order: repay, withdraw, add, borrow; the prices hold throughout.
 */
export type WhatIf = {
  /**
   * Moves every price that has none of its own in `prices` (signed fraction in wad; −0.1e18 = −10 %), but
   * those within a tenth of the unit: what is pegged to it stays where it is.
   */
  allPrices: Wad | null
  prices: ReadonlyMap<Address, PriceChange>
  repay: ReadonlyMap<Address, WhatIfAmount>
  withdraw: ReadonlyMap<Address, WhatIfAmount>
  add: ReadonlyMap<Address, bigint>
  borrow: ReadonlyMap<Address, bigint>
}

export type WhatIfAmountStep = 'repay' | 'withdraw' | 'add' | 'borrow'

/** Why a protocol would not take a step whatever the account's health. */
export type WhatIfObstacle =
  | 'unknown-asset'
  /** A move of a price that there is not. */
  | 'no-price'
  /** The protocol counts it at one price, whatever it is worth. */
  | 'fixed-price'
  | 'nothing-owed'
  | 'nothing-held'
  /** The market doesn't take it as collateral. */
  | 'not-collateral'
  /** The market doesn't lend it. */
  | 'not-lent'
  | 'supply-paused'
  | 'withdraw-paused'
  /** The market would hold more of it than it allows. */
  | 'supply-cap-exceeded'

/** Why a protocol would refuse what the steps lead to. */
export type WhatIfRefusal =
  | 'unhealthy'
  /** Healthy, but more than it lets one borrow. */
  | 'beyond-ltv'
  /** There is not so much left to lend. */
  | 'not-enough-to-lend'
  | 'debt-ceiling'
  /** It can't be judged without a price. */
  | 'unpriced'

/** What is to be said of a what-if beside its numbers. */
export type WhatIfIssue =
  /** The step was not taken. */
  | {
      kind: 'left-out'
      step: 'price' | WhatIfAmountStep
      asset: Address
      obstacle: WhatIfObstacle
    }
  /** More than there is was asked for: `amount`, all of it, was taken. */
  | { kind: 'capped'; step: 'repay' | 'withdraw'; asset: Address; amount: bigint }
  /** The numbers are those of the steps taken; the protocol would refuse them because of what they lead to. */
  | { kind: 'refused'; reason: WhatIfRefusal }
  /** The same, because less than `least` of the asset would be owed, and not nothing. */
  | { kind: 'refused'; reason: 'below-least-debt'; asset: Address; least: bigint }

/** Everything as it is. */
export const NO_CHANGE: WhatIf = {
  allPrices: null,
  prices: new Map(),
  repay: new Map(),
  withdraw: new Map(),
  add: new Map(),
  borrow: new Map(),
}
