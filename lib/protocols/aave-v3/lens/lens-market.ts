import type { Address, Hex } from 'viem'

/** What `AaveV3Lens.readMarket` answers, field by field, nothing interpreted. */
export type LensMarket = {
  /** `POOL_REVISION()`; 0 where the pool has none. */
  revision: number
  /** `block.timestamp` of the call. */
  timestamp: number
  pool: Address
  oracle: Address
  configurator: Address | null
  sentinel: Address | null
  baseCurrency: Address | null
  baseCurrencyUnit: bigint
  liquidationAllowed: boolean
  reserves: LensReserve[]
  eModes: LensEMode[]
  accounts: LensAccount[]
}

export type LensReserve = {
  id: number
  asset: Address
  aToken: Address
  variableDebtToken: Address
  /** Only where the stable-debt flag was given. */
  stableDebtToken: Address | null
  /** Bitmap of `ReserveConfiguration`. */
  configuration: bigint
  liquidityRate: bigint
  variableBorrowRate: bigint
  stableBorrowRate: bigint
  lastUpdateTimestamp: number
  accruedToTreasury: bigint
  isolationModeTotalDebt: bigint
  normalizedIncome: bigint
  normalizedVariableDebt: bigint
  /** `null` where `getAssetPrice` reverts. */
  price: bigint | null
  priceSource: Address | null
  feed: LensFeed | null
  totalAToken: bigint
  totalVariableDebt: bigint
  totalStableDebt: bigint
  availableLiquidity: bigint
  virtualBalance: bigint | null
  deficit: bigint | null
  liquidationGracePeriodUntil: number
}

/** `latestRoundData` of the price source, or of the feed that a price adapter names as its base. */
export type LensFeed = {
  kind: 'source' | 'base'
  address: Address
  answer: bigint
  /** Seconds. */
  updatedAt: number
  decimals: number
}

export type LensEMode = {
  id: number
  kind: 'category' | 'bitmap'
  ltv: number
  liquidationThreshold: number
  liquidationBonus: number
  collateralBitmap: bigint
  borrowableBitmap: bigint
  ltvzeroBitmap: bigint
  priceSource: Address | null
  /** `null` without a price source, and where it reverts. */
  price: bigint | null
  label: Hex
}

export type LensAccount = {
  eModeCategoryId: number
  accountData: LensAccountData | null
  positions: LensPosition[]
}

/** `getUserAccountData`. */
export type LensAccountData = {
  totalCollateralBase: bigint
  totalDebtBase: bigint
  availableBorrowsBase: bigint
  currentLiquidationThreshold: bigint
  ltv: bigint
  healthFactor: bigint
}

export type LensPosition = {
  reserveId: number
  usedAsCollateral: boolean
  scaledCollateral: bigint
  scaledVariableDebt: bigint
  stableDebt?: { principal: bigint; rate: bigint; lastUpdated: number }
}
