import type { Address } from 'viem'

/** An asset with its real Chainlink feed, shared by the markets of one chain. */
export interface Asset {
  symbol: string
  address: Address
  decimals: number
  /** EACAggregatorProxy in front of a FluxAggregator; answers in USD with 8 decimals. */
  feed: Address
}

export interface AssetConfig {
  symbol: string
  name: string
  decimals: number
  /** First answer of the feed: USD with 8 decimals. */
  answer: bigint
  /** `bytes32`: name and symbol as bytes32, at MKR's mainnet address, with 18 decimals. */
  kind?: 'standard' | 'bytes32'
}

/** Ratios in bps. `liquidationBonus` includes the principal: 10500 = 5 %. */
export interface ReserveConfig {
  symbol: string
  ltv: number
  liquidationThreshold: number
  liquidationBonus: number
  /** Share of the bonus that goes to the treasury. */
  liquidationProtocolFee: number
  reserveFactor: number
  borrowable: boolean
  /** v3.0.2 only: also at a stable rate. */
  stableBorrowing?: boolean
  rates: { optimalUsage: number; base: number; slope1: number; slope2: number }
}

export interface EModeConfig {
  id: number
  label: string
  ltv: number
  liquidationThreshold: number
  liquidationBonus: number
  collateral: readonly string[]
  borrowable: readonly string[]
  /** v3.0.2 only: symbol of the asset whose feed prices the whole category. */
  priceSource?: string
}

export interface MarketConfig {
  marketId: string
  reserves: readonly ReserveConfig[]
  eModes: readonly EModeConfig[]
}

export interface MarketToken extends Asset {
  aToken: Address
  variableDebtToken: Address
  /** v3.0.2 only. */
  stableDebtToken?: Address
}

/** A deployed market. */
export interface Market {
  version: '3.6' | '3.0.2'
  /** `POOL_REVISION()` of the pool. */
  poolRevision: 10 | 1
  marketId: string
  poolAddressesProvider: Address
  pool: Address
  configurator: Address
  oracle: Address
  aclManager: Address
  /** Unlocked account that may call everything. */
  aclAdmin: Address
  protocolDataProvider: Address
  uiPoolDataProvider: Address
  /** v3.6 only. */
  liquidationDataProvider?: Address
  treasury: Address
  eModes: readonly EModeConfig[]
  reserves: readonly ReserveConfig[]
  tokens: Record<string, MarketToken>
  /** Block of the market's first contract. */
  fromBlock: number
}
