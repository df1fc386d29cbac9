import type { Address } from '../units'
import type { Population } from './population'
import type { SaleVenue } from './sale-venue'

/**
 * How what is seized gets to the market.
 * `own`: as each protocol does it (Aave and Morpho at a fixed spread, Comet from its shelf, Sky by auction).
 * The others put the same rule over every market, for comparing.
 */
export type SalePolicy =
  | { kind: 'own' }
  /** Whoever liquidates gets the bonus and sells at once. Sky and Comet: the whole position at its bonus. */
  | { kind: 'fixed-spread' }
  /** Whole positions; the price starts above the oracle's and falls in a line to nothing; whoever can resell buys. */
  | { kind: 'dutch-auction'; seconds: number; startFactor: number }
  /** Whole positions; per round at most a share of what is on the shelf, at a share of the penalty below the oracle. */
  | { kind: 'chunks'; share: number; discountShare: number }

export type CascadeOptions = {
  population: Population
  /** Dollars a whole token once the shock has come, by asset index. */
  shock: { prices: ArrayLike<number> }
  /** By asset index; `null`: none known, sold without impact and named in the result. */
  venues: readonly (SaleVenue | null)[]
  /** The same for `withoutImpact`. Default: any amount of any asset at the price outside. */
  plainVenues?: readonly SaleVenue[]
  /**
   * The oracle follows the pool: price = outside · (1 − share) + pool · share, of `lagRounds` (1 or more) ago.
   * Share 0: an outside market holds the shocked price. 1: the pool is the market. Default 1 and 1.
   */
  oracle?: { lagRounds: number; share: number }
  /** Default `own`. */
  policy?: SalePolicy
  /** Who is liquidated first in a round. Default `largest-debt`. */
  order?: 'largest-debt' | 'row'
  /**
   * Nobody sells at a loss: a bite is no larger than what resells for what it cost. Default true; false: the
   * largest that the rules allow, always.
   */
  profitableOnly?: boolean
  /** Default 20. */
  maxRounds?: number
  /** Between two looks at the oracle. Default 60. */
  roundSeconds?: number
  /** Share of what was sold into a pool that new buyers make good in an hour, 0 to 1. Default 0. */
  refillPerHour?: number
  onRound?: (round: CascadeRound) => void
}

/** One look at the oracle and what followed. By asset index where an array; dollars but where it says tokens. */
export type CascadeRound = {
  /** 0, 1, … */
  round: number
  seconds: number
  /** Forced sales begun: `liquidationCall`s, absorptions, barks. */
  liquidations: number
  /** Accounts whose health is below 1 at this look. */
  liquidatable: number
  /** Tokens. */
  soldByAsset: Float64Array
  /** For those tokens, dollars. */
  received: number
  repaid: number
  badDebt: number
  /** That the accounts of this round were judged at, dollars a token. */
  oraclePrices: Float64Array
  /** After the round's sales; the price outside where there is no pool. */
  poolPrices: Float64Array
}

export type CascadeTotals = {
  liquidations: number
  /** Accounts with at least one. */
  accounts: number
  repaid: number
  /** At the oracle's price then, protocol fee included. */
  seized: number
  /** Of it, given back: an auction's rest at the price then, a credit beyond the debt. What borrowers lose is seized − returned − repaid. */
  returned: number
  protocolFee: number
  /** Sold, at the oracle's price then. */
  sold: number
  received: number
  badDebt: number
  /** Seized and not sold (an auction's or a shelf's), at the last oracle price. */
  unsold: number
  /** Below 1 and still there at the end: nobody could or would. Their debt. */
  leftAccounts: number
  leftDebt: number
}

export type CascadeAssetResult = {
  /** Index into `population.assets`. */
  asset: number
  priceBefore: number
  shockedPrice: number
  lowestOraclePrice: number
  finalOraclePrice: number
  finalPoolPrice: number
  /** Tokens. */
  sold: number
  received: number
  venue: 'pool' | 'infinite' | 'closed' | 'not-known'
  /** Total fall ÷ shock, at least 1; `null` where it did not fall by the shock. */
  amplification: number | null
}

export type CascadeHit = {
  row: number
  address: Address
  market: string
  /** Before the shock. */
  collateral: number
  debt: number
  liquidations: number
  repaid: number
  seized: number
  returned: number
  badDebt: number
}

export type CascadeResult = {
  /** `settled`: nothing more would happen. `round-limit`: it was stopped. */
  outcome: 'settled' | 'round-limit'
  rounds: readonly CascadeRound[]
  totals: CascadeTotals
  /** Those that fell or were sold. */
  assets: readonly CascadeAssetResult[]
  /** Largest seizures first, 50 at most. */
  hit: readonly CascadeHit[]
  /** Fall of all collateral's value at the lowest oracle prices ÷ at the shocked ones; `null` without a fall. */
  amplification: number | null
  /** The same shock where no sale moves a price: at `plainVenues`. */
  withoutImpact: CascadeTotals
}
