import type { Address, Hex } from 'viem'
import type { Asset } from '../market-types'

export interface MorphoMarketParams {
  loanToken: Address
  collateralToken: Address
  oracle: Address
  irm: Address
  /** 1e18 = 100 %. */
  lltv: bigint
}

export interface MorphoMarketConfig {
  collateral: string
  loan: string
  lltv: bigint
  /** `none`: no rate model at all, so no interest. */
  rate: 'linear' | 'fixed' | 'none'
  /** Anyone can make its oracle revert. */
  breakable?: boolean
}

export interface MorphoMarket {
  /** keccak256 of the encoded parameters. */
  id: Hex
  params: MorphoMarketParams
  collateral: Asset
  loan: Asset
  breakable: boolean
}

/** Factors 1e18 = 100 %. */
export interface PreLiquidationParams {
  preLltv: bigint
  preLCF1: bigint
  preLCF2: bigint
  preLIF1: bigint
  preLIF2: bigint
  preLiquidationOracle: Address
}

export interface MorphoPreLiquidation {
  address: Address
  marketId: Hex
  params: PreLiquidationParams
}

export interface MorphoDeployment {
  /** The real Morpho. */
  morpho: Address
  owner: Address
  feeRecipient: Address
  markets: MorphoMarket[]
  /** A specification contract. */
  preLiquidationFactory: Address
  preLiquidations: MorphoPreLiquidation[]
  /** Block of the first contract. */
  fromBlock: number
}
