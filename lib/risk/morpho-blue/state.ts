import type { Address, Wad } from '../units'

declare const accrued: unique symbol

/** `ORACLE_PRICE_SCALE`: the oracle's price is loan token units per collateral token unit times this. */
export const ORACLE_PRICE_SCALE = 10n ** 36n

export type MorphoToken = { asset: Address; symbol: string; decimals: number }

/**
 * One market of the singleton at one block. Totals are as stored, so as of `lastUpdate`: judge nothing
 * before `accrueMorphoInterest`. All amounts in smallest units, no dollars.
 */
export type MorphoMarketState = {
  /** 32-byte market id. */
  id: `0x${string}`
  loanToken: MorphoToken
  collateralToken: MorphoToken
  /** Liquidation loan-to-value. */
  lltv: Wad
  /**
   * Loan token units per collateral token unit times 1e36, decimals included, as the market's oracle answers;
   * `null` where it reverts or answers 0.
   */
  collateralPrice: bigint | null
  totalSupplyAssets: bigint
  totalSupplyShares: bigint
  totalBorrowAssets: bigint
  totalBorrowShares: bigint
  /** Seconds since the epoch at which the totals were last accrued. */
  lastUpdate: number
  /** Share of the interest that the protocol keeps. */
  fee: Wad
  /** Per second, as the interest rate model answers `borrowRateView` at the block; 0 without a model. */
  borrowRate: Wad
  /** The block's timestamp, seconds. */
  timestamp: number
}

/** A market whose totals are as of its timestamp. Made by `accrueMorphoInterest` only. */
export type AccruedMorphoState = MorphoMarketState & { readonly [accrued]: true }

/** One position; shares of the market's totals, collateral in smallest units. */
export type MorphoAccount = {
  address: Address
  borrowShares: bigint
  collateral: bigint
  /** What it lends; backs no debt. */
  supplyShares?: bigint
}
