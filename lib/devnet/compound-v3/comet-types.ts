import type { Address } from 'viem'
import type { Asset } from '../market-types'

export interface CometCollateralConfig {
  symbol: string
  /** Factors 1e18 = 100 %. */
  borrowCollateralFactor: bigint
  liquidateCollateralFactor: bigint
  liquidationFactor: bigint
  /** In whole units. */
  supplyCap: bigint
}

export interface CometConfig {
  name: string
  symbol: string
  base: string
  /** 1e18 = 100 %. */
  storeFrontPriceFactor: bigint
  /** In the base token's smallest unit. */
  baseBorrowMin: bigint
  targetReserves: bigint
  /** Dearer at high utilisation. */
  rates: { kink: bigint; slopeLow: bigint; slopeHigh: bigint; base: bigint; supplyShare: bigint }
  collaterals: readonly CometCollateralConfig[]
}

/** A deployed specification contract of Compound v3. */
export interface CometMarket {
  comet: Address
  name: string
  symbol: string
  base: Asset
  collaterals: Asset[]
  config: Omit<CometConfig, 'collaterals'> & { collaterals: CometCollateralConfig[] }
  governor: Address
  /** Block of its creation. */
  fromBlock: number
}
