import type { Population } from '../cascade/population'
import type { SaleVenue } from '../cascade/sale-venue'
import type { FeedGraph } from './feed-graph'

/** What a scenario is worked out from. Arrays are by asset index of the population. */
export type ScenarioInput = {
  population: Population
  /** null: no pool is known. */
  venues: readonly (SaleVenue | null)[]
  /**
   * By how much an asset moves when another does, from measured volatility and correlation: `betas[i][j]` of j to
   * i, in logarithms. null: not known.
   */
  betas: readonly (readonly (number | null)[])[] | null
  /** Yearly borrow rates (0.05); null: not known. */
  rates: readonly (number | null)[]
  feeds: FeedGraph
}

/** What is played: the market as it is then, and the prices that come over it. */
export type ScenarioRun = {
  population: Population
  /** That the oracle says once the shock has come, dollars a token. */
  prices: Float64Array
  /** That a token is worth outside; differs where an oracle does not see it. */
  outsidePrices: Float64Array
  venues: readonly (SaleVenue | null)[]
  /** The oracle does not follow the pools: it stands still, or looks elsewhere. */
  isOracleBlind: boolean
  /** Index of the asset that the scenario is about; null where it is about all or several. */
  subject: number | null
  notes: readonly ScenarioNote[]
}

/** What has to be said beside the result. */
export type ScenarioNote =
  /** No correlation is known for these: they stay where they are. */
  | { kind: 'held'; symbols: readonly string[] }
  /** Rates of these are not known: their debts do not grow. */
  | { kind: 'no-rate'; symbols: readonly string[] }
  /** The market does not lend this collateral out: suppliers' leaving can't lock it. */
  | { kind: 'not-lent-out'; symbol: string }
  /** Seized collateral of these can't be withdrawn. */
  | { kind: 'locked'; symbols: readonly string[] }
  /** Below 1 at the outside price, and nobody may be liquidated: the oracle does not see it. */
  | { kind: 'unseen'; shortfall: number }
  /** Repaying a loan costs more than what is seized brings outside. */
  | { kind: 'unprofitable'; symbol: string; bonus: number; discount: number }
  /** A cap refuses what is new and liquidates nobody. */
  | { kind: 'cap' }
  /** The rules of these markets have no such parameter, or it is this already. */
  | { kind: 'no-such-parameter' }
  /** Accounts in an eMode keep the category's own value. */
  | { kind: 'e-modes-keep' }
  /** Every loan at one rate that the reader chose: markets' own highest rates are not read. */
  | { kind: 'chosen-rate' }
  /** Whose prices move which tokens of the market. */
  | { kind: 'stands-for'; pairs: readonly { name: string; symbols: readonly string[] }[] }
  /** Assets of the replay that the market does not have. */
  | { kind: 'not-here'; names: readonly string[] }
  /** Accounts that are played, of all. */
  | { kind: 'selected'; accounts: number; of: number }
  /** The largest borrowers alone were played here: a browser plays all. */
  | { kind: 'bounded'; accounts: number; of: number }
  /** Hangs on these feeds. */
  | { kind: 'moved'; symbols: readonly string[] }

export type AppliedScenario =
  | { kind: 'applied'; run: ScenarioRun }
  /** Nothing can be played: what the scenario is about is not in this market, or not known. */
  | {
      kind: 'impossible'
      reason: 'no-accounts' | 'unpriced' | 'no-such-asset' | 'no-such-feed' | 'no-correlation'
    }
