import fc from 'fast-check'
import type { Address } from '@/lib/risk/units'
import type { DepthPool, UniswapV2Pool, UniswapV3Pool } from '../pool'
import { getSqrtRatioAtTick, getTickAtSqrtRatio } from '../uniswap-v3/tick-math'

export const token0: Address = '0x1111111111111111111111111111111111111111'
export const token1: Address = '0x2222222222222222222222222222222222222222'
const address: Address = '0x3333333333333333333333333333333333333333'

export type TestPosition = { lower: number; upper: number; liquidity: bigint }

const spacings: Readonly<Record<number, number>> = { 500: 10, 3000: 60, 10000: 200 }

/** A v3 pool whose ticks and liquidity follow from positions; their edges are moved onto its spacing. */
export function makeV3Pool(input: {
  fee: number
  sqrtPriceX96: bigint
  positions: readonly TestPosition[]
}): UniswapV3Pool {
  const { fee, sqrtPriceX96 } = input
  const tickSpacing = spacings[fee] ?? 1
  const tick = getTickAtSqrtRatio(sqrtPriceX96)
  const nets = new Map<number, bigint>()
  let inRange = 0n
  for (const { lower, upper, liquidity } of input.positions) {
    const from = Math.floor(lower / tickSpacing) * tickSpacing
    const to = Math.max(Math.floor(upper / tickSpacing) * tickSpacing, from + tickSpacing)
    nets.set(from, (nets.get(from) ?? 0n) + liquidity)
    nets.set(to, (nets.get(to) ?? 0n) - liquidity)
    if (from <= tick && tick < to) inRange += liquidity
  }
  const ticks = [...nets]
    .filter(([, liquidityNet]) => liquidityNet !== 0n)
    .map(([at, liquidityNet]) => ({ tick: at, liquidityNet }))
    .sort((a, b) => a.tick - b.tick)
  return {
    kind: 'uniswap-v3',
    address,
    token0,
    token1,
    fee,
    tickSpacing,
    sqrtPriceX96,
    tick,
    liquidity: inRange,
    ticks,
  }
}

export function makeV2Pool(reserve0: bigint, reserve1: bigint): UniswapV2Pool {
  return { kind: 'uniswap-v2', address, token0, token1, fee: 3000, reserve0, reserve1 }
}

const position = fc
  .record({
    lower: fc.integer({ min: -9000, max: 8000 }),
    width: fc.integer({ min: 200, max: 9000 }),
    liquidity: fc.bigInt({ min: 10n ** 16n, max: 10n ** 22n }),
  })
  .map(({ lower, width, liquidity }) => ({ lower, upper: lower + width, liquidity }))

/** Some gaps, some without liquidity at the price; prices between 0.4 and 2.5. */
export const v3Pool = fc
  .record({
    fee: fc.constantFrom(500, 3000, 10_000),
    tick: fc.integer({ min: -9000, max: 9000 }),
    inside: fc.bigInt({ min: 0n, max: 10n ** 22n }),
    positions: fc.array(position, { minLength: 1, maxLength: 6 }),
  })
  .map(({ fee, tick, inside, positions }) => {
    const step = getSqrtRatioAtTick(tick + 1) - getSqrtRatioAtTick(tick)
    const sqrtPriceX96 = getSqrtRatioAtTick(tick) + (inside % step)
    return makeV3Pool({ fee, sqrtPriceX96, positions })
  })

export const v2Pool = fc
  .tuple(
    fc.bigInt({ min: 10n ** 16n, max: 10n ** 22n }),
    fc.bigInt({ min: 10n ** 16n, max: 10n ** 22n }),
  )
  .map(([reserve0, reserve1]) => makeV2Pool(reserve0, reserve1))

export const anyPool: fc.Arbitrary<DepthPool> = fc.oneof(v3Pool, v2Pool)

/** Evenly over the magnitudes. */
export const amount = fc
  .tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 1, max: 9999 }))
  .map(([magnitude, digits]) => (10n ** BigInt(magnitude) * BigInt(digits)) / 1000n + 1n)

export const tokenIn = fc.constantFrom(token0, token1)
