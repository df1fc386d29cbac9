import type { Health } from '../health'
import type { Address, BaseCurrency, Bps, Ray } from '../units'

/**
 * How one revision of the Aave v3 pool computes and liquidates.
 * Chosen by `POOL_REVISION()` only (see `get-rules.ts`), never by date or chain.
 */
export type AaveRules = {
  revision: number
  /** v3.0 to v3.4 truncate the account's average threshold to whole bps; v3.5 and later do not. */
  averageThreshold: 'truncated' | 'exact'
  /** v3.0 to v3.4: `rayMul` half up, values floored. v3.5 and later: collateral floors, debt ceils. */
  rounding: 'half-up' | 'directional'
  /** v3.0/3.1: one category per asset. v3.2 and later: bitmaps of assets per category. */
  eMode: 'category' | 'bitmap'
  /**
   * v3.0 to v3.5 leave a reserve whose own threshold is 0 out of the collateral, in eMode too.
   * v3.6 and later count it: its value at its threshold, the category's where it applies.
   */
  zeroThreshold: 'ignored' | 'counted'
  /** `v3.0`: 50 % of a reserve's debt above 0.95. `v3.3`: the $2,000 / $1,000 dust rules, deficits. */
  liquidation: 'v3.0' | 'v3.3'
  /** Stable-rate debt exists up to v3.1. */
  stableDebt: boolean
}

/** One reserve at one block: parameters, indexes at the block's own time, price. */
export type AaveReserve = {
  /** Position in the pool's reserves list; bit pair of the user configuration bitmap. */
  id: number
  asset: Address
  symbol: string
  decimals: number
  /** Price in base currency units, as the protocol's oracle answers; `null` where it reverts or is not positive. */
  price: bigint | null
  /** `getReserveNormalizedIncome` at the block's timestamp. */
  liquidityIndex: Ray
  /** `getReserveNormalizedVariableDebt` at the block's timestamp. */
  variableBorrowIndex: Ray
  /** Yearly rates, ray. */
  liquidityRate: Ray
  variableBorrowRate: Ray
  ltv: Bps
  liquidationThreshold: Bps
  /** With principal: 10500 = 5 %. 0 = not usable as collateral. */
  liquidationBonus: Bps
  /** Share of the bonus part that the protocol keeps. */
  liquidationProtocolFee: Bps
  active: boolean
  frozen: boolean
  paused: boolean
  borrowingEnabled: boolean
  /** v3.0/3.1 only, else 0. */
  eModeCategoryId: number
  /** Seconds since the epoch until which this reserve may not be liquidated (v3.1 and later), else 0. */
  liquidationGracePeriodUntil: number
}

/** One eMode category. Bitmaps are by reserve id; v3.0/3.1 markets derive them from the reserves. */
export type AaveEModeCategory = {
  id: number
  label: string
  ltv: Bps
  liquidationThreshold: Bps
  liquidationBonus: Bps
  collateralBitmap: bigint
  borrowableBitmap: bigint
  /** v3.0 only: a category's own price for its assets (base currency units); `null` where it has none. */
  price: bigint | null
}

/** A market at one block: all that turns accounts into values. O(assets). */
export type AaveMarketState = {
  rules: AaveRules
  /** Units of the base currency in 1: `BASE_CURRENCY_UNIT`. */
  baseCurrencyUnit: bigint
  /** The block's timestamp, seconds. Indexes above are at this time; stable debt compounds to it. */
  timestamp: number
  /** Indexed by reserve id; holes (dropped reserves) are `undefined`. */
  reserves: readonly (AaveReserve | undefined)[]
  /** By category id; 0 (none) is never in it. */
  eModes: ReadonlyMap<number, AaveEModeCategory>
  /**
   * v3.0 to v3.6 on rollups: the oracle sentinel's `isLiquidationAllowed()`; `true` where there is none.
   * While false only accounts below 0.95 can be liquidated.
   */
  liquidationAllowed: boolean
}

/** What one account holds and owes in one reserve, scaled by the indexes (integers of the token contracts). */
export type AaveReservePosition = {
  reserveId: number
  /** `scaledBalanceOf` of the aToken. */
  scaledCollateral: bigint
  /** Bit of the user configuration bitmap. */
  usedAsCollateral: boolean
  /** `scaledBalanceOf` of the variable debt token. */
  scaledVariableDebt: bigint
  /** Up to v3.1; absent where there is none. Compounds per account from `lastUpdated` at `rate`. */
  stableDebt?: { principal: bigint; rate: Ray; lastUpdated: number }
}

export type AaveAccount = {
  address: Address
  eModeCategoryId: number
  /** Ascending by reserve id; only reserves where something is held or owed. */
  positions: readonly AaveReservePosition[]
}

/**
 * Values of an account as the protocol's `GenericLogic.calculateUserAccountData` sums them.
 * Legs without a price are left out of the sums, and `health` is then `unpriced` with their assets.
 */
export type AaveAccountValue = {
  totalCollateral: BaseCurrency
  totalDebt: BaseCurrency
  /** Sum of value times liquidation threshold: base currency times bps, not truncated. */
  weightedCollateral: bigint
  /** `weightedCollateral / totalCollateral` in whole bps, 0 without collateral. */
  averageLiquidationThreshold: Bps
  health: Health
}
