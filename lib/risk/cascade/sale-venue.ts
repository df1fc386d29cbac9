import type { Address } from '../units'

/**
 * Where one collateral can be sold. Plain data: a worker can be given it, the API can send it.
 * `infinite`: any amount at the price outside. `closed`: nothing can be sold.
 */
export type SaleVenue = { kind: 'infinite' } | { kind: 'closed' } | SaleLadder

/**
 * All pools of a collateral against one quote token as one ladder, made by `createSaleLadder`. Between
 * `prices[i]` and `prices[i + 1]` (quote per whole collateral token, the fee taken off, descending, the first is
 * now) a sale from price p to q takes `liquidity[i] · (1/√q − 1/√p)` tokens and brings `liquidity[i] · (√p − √q)`.
 * Below the last price nobody buys; 0 there: somebody always does.
 */
export type SaleLadder = {
  kind: 'ladder'
  quote: { address: Address; symbol: string /** Dollars a whole token. */; price: number }
  /** Of the deepest pool; what is shown and followed as price is the ladder's ÷ (1 − fee). */
  fee: number
  prices: readonly number[]
  liquidity: readonly number[]
}

/** One constant-product pool with concentrated liquidity, seen from the collateral. */
export type SalePool = {
  /** 0.003 = 0.3 %. */
  fee: number
  /** Quote tokens per whole collateral token now, before the fee. */
  price: number
  /**
   * Ranges of price with liquidity, any order, in whole tokens: raw liquidity ÷ 10^((decimals + quote decimals) ÷ 2).
   * A v2 pool is one range from 0 to its price with `√(reserve · quote reserve)`.
   */
  ranges: readonly { lower: number; upper: number; liquidity: number }[]
}
