import type { Address } from 'viem'

/** What `CometLens.read` answers of the Comet itself, field by field, nothing interpreted. */
export type LensMarket = {
  baseToken: Address
  baseScale: bigint
  basePrice: LensPrice
  baseBorrowMin: bigint
  targetReserves: bigint
  storeFrontPriceFactor: bigint
  /** The Comet's own balance of the base token. */
  baseBalance: bigint
  baseSupplyIndex: bigint
  baseBorrowIndex: bigint
  /** Principals. */
  totalSupplyBase: bigint
  totalBorrowBase: bigint
  lastAccrualTime: number
  pauseFlags: number
  utilization: bigint
  supplyRate: bigint
  borrowRate: bigint
  assets: LensAsset[]
}

/** `getPrice` of a feed, and the time of the feed's newest round. */
export type LensPrice = {
  feed: Address | null
  /** `null` where `getPrice` reverts, and where it answers 0. */
  price: bigint | null
  /** Seconds; `null` where the feed tells none. */
  updatedAt: number | null
}

/** `AssetInfo` by offset, with its price and totals. */
export type LensAsset = {
  asset: Address
  price: LensPrice
  scale: bigint
  borrowCollateralFactor: bigint
  liquidateCollateralFactor: bigint
  liquidationFactor: bigint
  supplyCap: bigint
  totalSupplyAsset: bigint
  /** `null` where `getCollateralReserves` reverts. */
  reserves: bigint | null
}
