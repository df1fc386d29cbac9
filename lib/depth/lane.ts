import type { Address } from '@/lib/risk/units'
import { isTokenZero } from './is-token-zero'
import type { DepthPool, UniswapV3Pool } from './pool'
import { getSqrtRatioAtTick, MAX_SQRT_RATIO, MIN_SQRT_RATIO } from './uniswap-v3/tick-math'

const Q96 = 2 ** 96
const MAX_RESERVE = 2 ** 112

/**
 * A pool seen by one who sells to it: stretches of one liquidity, best price first, in floating point. `from` and
 * `to` are square roots of the price after the fee, in smallest units out per smallest unit in. Over a stretch the
 * pool takes `liquidity·(1/to − 1/from)`, the fee included, and gives `liquidity·(from − to)`.
 * With a pool's own liquidity L, own price u² and fee f: `from = u·√(1 − f)`, `liquidity = L ÷ √(1 − f)`. Pools in
 * this form that stand at one price are together one pool, of the sum of their liquidity.
 */
export type Lane = {
  /** √(1 − fee). */
  feeRoot: number
  /** The fee stays in the reserves and moves the price (v2), or is set aside (v3). */
  keepsFee: boolean
  stretches: readonly Stretch[]
}

export type Stretch = { from: number; to: number; liquidity: number }

/** By pool as it was read: a deep one has a thousand ticks, and is asked for every size of sale. */
const known = { zero: new WeakMap<DepthPool, Lane>(), one: new WeakMap<DepthPool, Lane>() }

/** @throws RangeError when the pool does not hold `tokenIn`. */
export function getLane(pool: DepthPool, tokenIn: Address): Lane {
  const zeroForOne = isTokenZero(pool, tokenIn)
  const lanes = zeroForOne ? known.zero : known.one
  const lane = lanes.get(pool) ?? toLane(pool, zeroForOne)
  lanes.set(pool, lane)
  return lane
}

function toLane(pool: DepthPool, zeroForOne: boolean): Lane {
  const feeRoot = Math.sqrt(1 - pool.fee / 1e6)
  if (pool.kind === 'uniswap-v3') {
    return { feeRoot, keepsFee: false, stretches: getStretches(pool, { zeroForOne, feeRoot }) }
  }
  const reserveIn = Number(zeroForOne ? pool.reserve0 : pool.reserve1)
  const reserveOut = Number(zeroForOne ? pool.reserve1 : pool.reserve0)
  return {
    feeRoot,
    keepsFee: true,
    stretches: getReserveStretches({ reserveIn, reserveOut, feeRoot }),
  }
}

/** A pair's whole curve as one stretch, down to where its reserve would leave `uint112`. */
export function getReserveStretches(pair: {
  reserveIn: number
  reserveOut: number
  feeRoot: number
}): Stretch[] {
  const { reserveIn, reserveOut, feeRoot } = pair
  if (reserveIn === 0 || reserveOut === 0) return []
  const liquidity = Math.sqrt(reserveIn) * Math.sqrt(reserveOut)
  return [
    {
      from: feeRoot * Math.sqrt(reserveOut / reserveIn),
      to: (feeRoot * liquidity) / MAX_RESERVE,
      liquidity: liquidity / feeRoot,
    },
  ]
}

/** How much a lane takes until its price has fallen by 2 %: the usual measure of depth near the price. */
export function getLaneDepth({ stretches }: Lane): number {
  const end = (stretches[0]?.from ?? 0) * Math.sqrt(0.98)
  let depth = 0
  for (const { from, to, liquidity } of stretches) {
    if (from <= end) break
    depth += liquidity * (1 / Math.max(to, end) - 1 / from)
  }
  return depth
}

function getStretches(
  pool: UniswapV3Pool,
  { zeroForOne, feeRoot }: { zeroForOne: boolean; feeRoot: number },
): Stretch[] {
  const toRoot = (sqrtPriceX96: bigint) =>
    feeRoot * (zeroForOne ? Number(sqrtPriceX96) / Q96 : Q96 / Number(sqrtPriceX96))
  const ahead = zeroForOne
    ? pool.ticks.filter(({ tick }) => tick <= pool.tick).reverse()
    : pool.ticks.filter(({ tick }) => tick > pool.tick)
  const stretches: Stretch[] = []
  let { liquidity, sqrtPriceX96 } = pool
  const goTo = (end: bigint) => {
    if (liquidity > 0n && end !== sqrtPriceX96) {
      const [from, to] = [toRoot(sqrtPriceX96), toRoot(end)]
      stretches.push({ from, to, liquidity: Number(liquidity) / feeRoot })
    }
    sqrtPriceX96 = end
  }
  for (const { tick, liquidityNet } of ahead) {
    goTo(getSqrtRatioAtTick(tick))
    liquidity += zeroForOne ? -liquidityNet : liquidityNet
  }
  goTo(zeroForOne ? MIN_SQRT_RATIO + 1n : MAX_SQRT_RATIO - 1n)
  return stretches
}
