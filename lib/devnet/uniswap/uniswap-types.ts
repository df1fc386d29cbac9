import type { Address } from 'viem'

/** Where Uniswap's contracts are on a local chain. */
export interface Uniswap {
  v3Factory: Address
  v3PositionManager: Address
  v3Router: Address
  v3Quoter: Address
  v2Factory: Address
  v2Router: Address
}

export interface PoolToken {
  address: Address
  decimals: number
}

/** `base` is what gets sold, `quote` what its price is told in. */
export type PoolSpec =
  | {
      kind: 'uniswap-v3'
      base: PoolToken
      quote: PoolToken
      /** Millionths: 500, 3000 or 10000. */
      fee: number
      /** Whole quote tokens for one whole base token. */
      price: number
      positions: readonly PositionSpec[]
    }
  | {
      kind: 'uniswap-v2'
      base: PoolToken
      quote: PoolToken
      price: number
      /** Whole base tokens in the pair; as much again in value of the quote token. */
      amount: number
    }

/** Liquidity in a range of prices, as shares of the pool's first price: `{ from: 0.8, to: 1.25 }`. */
export interface PositionSpec {
  from: number
  to: number
  /** Worth of both sides together, in whole base tokens. */
  amount: number
}

export interface DeployedPool {
  kind: 'uniswap-v3' | 'uniswap-v2'
  address: Address
  token0: Address
  token1: Address
  /** Millionths. */
  fee: number
  base: PoolToken
  quote: PoolToken
}
