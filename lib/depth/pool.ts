import type { Address } from '@/lib/risk/units'

/**
 * A Uniswap v3 pool at one block, as plain data. Amounts and `liquidity` in smallest units.
 * `sqrtPriceX96` and `tick` as in `slot0`; `liquidity` is what is in range now; `ticks` holds every
 * initialised tick, ascending, with the liquidity that enters the range when the price rises over it.
 */
export type UniswapV3Pool = {
  kind: 'uniswap-v3'
  address: Address
  token0: Address
  token1: Address
  /** Millionths of the amount in: 500 = 0.05 %. */
  fee: number
  tickSpacing: number
  sqrtPriceX96: bigint
  tick: number
  liquidity: bigint
  ticks: readonly InitialisedTick[]
}

export type InitialisedTick = { tick: number; liquidityNet: bigint }

/** A Uniswap v2 pair at one block: its stored reserves, in smallest units. */
export type UniswapV2Pool = {
  kind: 'uniswap-v2'
  address: Address
  token0: Address
  token1: Address
  /** Millionths of the amount in: 3000 in Uniswap's own pairs. */
  fee: number
  reserve0: bigint
  reserve1: bigint
}

export type DepthPool = UniswapV3Pool | UniswapV2Pool

/** One unit of `fee`: a millionth. */
export const FEE_UNIT = 1_000_000n
