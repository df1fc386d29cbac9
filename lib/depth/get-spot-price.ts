import type { Address } from '@/lib/risk/units'
import { isTokenZero } from './is-token-zero'
import type { DepthPool } from './pool'

/** Smallest units out for smallest units in, exact. */
export type PriceRatio = { out: bigint; in: bigint }

const Q192 = 2n ** 192n

/**
 * The pool's own price for selling `tokenIn`, before its fee and for nothing sold; `null` for a pair without reserves.
 * @throws RangeError when the pool does not hold `tokenIn`
 */
export function getSpotPrice(pool: DepthPool, tokenIn: Address): PriceRatio | null {
  const zeroForOne = isTokenZero(pool, tokenIn)
  const [one, zero] =
    pool.kind === 'uniswap-v3' ? [pool.sqrtPriceX96 ** 2n, Q192] : [pool.reserve1, pool.reserve0]
  if (one === 0n || zero === 0n) return null
  return zeroForOne ? { out: one, in: zero } : { out: zero, in: one }
}
