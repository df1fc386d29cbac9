import type { Address, Wad } from '../units'

/** `BASE_INDEX_SCALE`: an index of 1. */
export const BASE_INDEX_SCALE = 10n ** 15n

/** One collateral asset of a Comet at one block: `AssetInfo`, its price, its totals. */
export type CometAsset = {
  /** Position in the Comet's asset list. */
  offset: number
  asset: Address
  symbol: string
  decimals: number
  /** `10 ** decimals`, as the Comet holds it. */
  scale: bigint
  /**
   * `getPrice`, 8 decimals, in the currency that the base token's price is in (often dollars; where the base is an
   * ether, ether); `null` where it reverts.
   */
  price: bigint | null
  /** How much of the value counts when borrowing and withdrawing. */
  borrowCollateralFactor: Wad
  /** How much of it counts before the account may be absorbed. */
  liquidateCollateralFactor: Wad
  /** How much of it an absorption credits: 0.93e18 = a penalty of 7 %. */
  liquidationFactor: Wad
  supplyCap: bigint
  /** What accounts hold: `totalsCollateral(asset).totalSupplyAsset`. */
  totalSupplyAsset: bigint
  /** What the protocol itself has taken in and not sold: `getCollateralReserves`. */
  reserves: bigint
}

/**
 * One Comet at one block. Indexes and totals are as stored, so as of `lastAccrualTime`: what an action in this
 * block would see is `accrueCometInterest` of it. The view `isLiquidatable` judges by the stored ones.
 */
export type CometMarketState = {
  baseToken: { asset: Address; symbol: string; decimals: number }
  /** `10 ** decimals` of the base token. */
  baseScale: bigint
  /** As `CometAsset.price`. */
  basePrice: bigint | null
  /** 1e15 = 1. */
  baseSupplyIndex: bigint
  baseBorrowIndex: bigint
  /** Principal. */
  totalSupplyBase: bigint
  totalBorrowBase: bigint
  lastAccrualTime: number
  /** The block's timestamp, seconds. */
  timestamp: number
  /** Per second, at the block's `getUtilization()`. */
  supplyRate: Wad
  borrowRate: Wad
  /** Least debt that a borrowing may leave, base units. */
  baseBorrowMin: bigint
  /** The Comet's own balance of the base token. */
  baseBalance: bigint
  /** Reserves (base units) from which on nothing is for sale. */
  targetReserves: bigint
  /** How much of the penalty a buyer gets as discount. */
  storeFrontPriceFactor: Wad
  paused: { supply: boolean; withdraw: boolean; absorb: boolean; buy: boolean }
  /** By offset. */
  assets: readonly CometAsset[]
}

export type CometCollateral = { offset: number; amount: bigint }

/** One account of a Comet. */
export type CometAccount = {
  address: Address
  /** `userBasic.principal`: positive = lends, negative = owes. */
  principal: bigint
  /** Ascending by offset; none of zero. */
  collateral: readonly CometCollateral[]
}
