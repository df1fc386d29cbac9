import type { RiskInput } from '@/lib/api/risk-input'
import type {
  AaveWhatIf,
  AaveWhatIfIssue,
  AaveWhatIfObstacle,
} from '@/lib/risk/aave-v3/what-if/what-if'
import type { RiskStep } from '@/lib/risk/get-risk-step'
import type { Health } from '@/lib/risk/health'
import type { Address, Wad } from '@/lib/risk/units'
import type { WhatIfIssue, WhatIfObstacle } from '@/lib/risk/what-if'

/**
 * An account in its market, today's or a what-if's, whatever the protocol: what the form, the result and "what to
 * do" are drawn from. Prices and values are in the integers of `getWhatIfTerms`, or their decimal text.
 */
export type WhatIfWorld = {
  /** Health, liquidation prices and the loss to expect: a few milliseconds, in server and browser alike. */
  getOutcome(): Outcome
  /** Every token that a link can name, each once. */
  getAssets(): readonly WorldAsset[]
  getRemedies(aim: { level: Wad; alsoAdd: readonly Address[] }): WorldRemedies
  apply(whatIf: AaveWhatIf): { world: WhatIfWorld; issues: readonly WorldIssue[] }
  eMode: { today: number; options: readonly { id: number; label: string }[] } | null
}

/** The world of an input. @throws RangeError for an input of another protocol than its own. */
export type OpenWorld = (input: RiskInput) => WhatIfWorld

export type WorldIssue = AaveWhatIfIssue | WhatIfIssue
export type WorldObstacle = AaveWhatIfObstacle | WhatIfObstacle

/** One asset's price at which the account is liquidated, all others held. */
export type OutcomeTrigger = {
  asset: Address
  symbol: string
  direction: 'down' | 'up'
  /** Decimal text. */
  liquidationPrice: string
  /** Ratio, towards danger; 0 or less: there already, but for a price that nobody has reported yet. */
  distance: string
}

/** What an account comes to. Values are decimal texts. */
export type Outcome = {
  health: Health
  step: RiskStep | null
  /** Below health 1, and yet no liquidation passes: paused, or at a limit. */
  isHeldBack: boolean
  /** The one to name first in front, as in the account's own sentence. */
  triggers: readonly OutcomeTrigger[]
  /**
   * Where a sale of a part may begin, before `triggers`, by whom the account lets: the collateral's price, and
   * whether it may now. Left out where nobody is let.
   */
  earlier?: { trigger: OutcomeTrigger | null; isOpen: boolean }
  /** `null` where a price is missing. */
  collateralValue: string | null
  debtValue: string | null
  /** What the liquidation to expect takes, and what of that the borrower loses; `null` where there is none. */
  takenValue: string | null
  lossValue: string | null
}

export type WorldAsset = {
  asset: Address
  /** `null` where there is none. */
  price: bigint | null
  /** The protocol counts it at one price: there is nothing to try. */
  hasFixedPrice: boolean
  /** What can be withdrawn and what is owed, smallest units. */
  held: bigint
  debt: bigint
  /** What may still be borrowed, smallest units; 0 where none is lent. */
  room: bigint
  /** Held, owed, or what the market is about. */
  isUsed: boolean
  /** Fields to add and to borrow are there at once, or once the reader asks to see the asset. */
  adding: 'at-once' | 'asked' | 'never'
  borrowing: 'at-once' | 'asked' | 'never'
  /** Whether what is held is collateral; `null` where that can't be switched. */
  isOn: boolean | null
}

/** One action that alone brings an account to a level of health, or why it can't. */
export type WorldRemedy = { kind: 'repay' | 'add'; asset: Address } & (
  | { outcome: 'reaches'; amount: bigint; isAll: boolean; value: string | null }
  | { outcome: 'impossible'; reason: RemedyReason }
)

export type RemedyReason = WorldObstacle | 'not-enough' | 'does-not-count' | 'dust'

export type WorldRemedies =
  | { kind: 'reached' }
  /** A price is missing. */
  | { kind: 'unknown' }
  | { kind: 'below'; remedies: readonly WorldRemedy[] }
