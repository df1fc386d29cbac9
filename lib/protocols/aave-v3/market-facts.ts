import type { Address, Bps, Ray } from '@/lib/risk/units'

/** What a market says of itself at one block beyond what health needs. */
export type AaveMarketFacts = {
  pool: Address
  oracle: Address
  /** Rollups up to v3.6; `null` where there is none. */
  sentinel: Address | null
  /** Indexed by reserve id; holes are `undefined`. */
  reserves: readonly (AaveReserveFacts | undefined)[]
}

export type AaveReserveFacts = {
  reserveId: number
  asset: Address
  aToken: Address
  variableDebtToken: Address
  /** The oracle's source for this asset; `null`: its fallback oracle, or the base currency itself. */
  priceSource: Address | null
  /** Rounds behind the price; `null` where neither source nor adapter shows any. */
  feed: AaveFeedFacts | null
  /** Amounts of the asset with interest up to the block. */
  totalSupplied: bigint
  totalVariableDebt: bigint
  totalStableDebt: bigint
  /** Of the asset in the aToken contract. */
  availableLiquidity: bigint
  /** v3.1 and later. */
  virtualBalance: bigint | null
  /** v3.3 and later: bad debt that nobody covered yet. */
  deficit: bigint | null
  /** Scaled. */
  accruedToTreasury: bigint
  stableBorrowRate: Ray
  reserveFactor: Bps
  /** Whole tokens; `null` = no cap. */
  supplyCap: bigint | null
  borrowCap: bigint | null
  debtCeiling: bigint | null
  isolationModeTotalDebt: bigint
  siloedBorrowing: boolean
  borrowableInIsolation: boolean
  flashLoanEnabled: boolean
  /** Seconds: when the reserve was last touched. */
  lastUpdateTimestamp: number
}

/** `latestRoundData` of the price source, or of the base feed that a price adapter names. */
export type AaveFeedFacts = {
  kind: 'source' | 'base'
  address: Address
  answer: bigint
  /** Seconds. */
  updatedAt: number
  decimals: number
}
