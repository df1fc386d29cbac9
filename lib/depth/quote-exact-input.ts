import type { Address } from '@/lib/risk/units'
import { isTokenZero } from './is-token-zero'
import type { DepthPool } from './pool'
import { quoteV2 } from './uniswap-v2/quote-v2'
import { type PoolQuote, quoteV3 } from './uniswap-v3/quote-v3'

const MAX_AMOUNT = 2n ** 255n - 1n

/**
 * What one pool gives for `amountIn` of `tokenIn`, equal to Uniswap v3's quoter and to the v2 router's
 * `getAmountsOut` to the wei. `amountInUsed` is less than `amountIn` where the pool's liquidity ends.
 * @throws RangeError for a token that the pool does not hold, or an amount outside of 0 to 2^255 − 1.
 */
export function quoteExactInput<Pool extends DepthPool>(
  pool: Pool,
  { tokenIn, amountIn }: { tokenIn: Address; amountIn: bigint },
): PoolQuote<Pool>
export function quoteExactInput(
  pool: DepthPool,
  { tokenIn, amountIn }: { tokenIn: Address; amountIn: bigint },
): PoolQuote<DepthPool> {
  if (amountIn < 0n || amountIn > MAX_AMOUNT) throw new RangeError(`No amount to sell: ${amountIn}`)
  const zeroForOne = isTokenZero(pool, tokenIn)
  return pool.kind === 'uniswap-v3'
    ? quoteV3(pool, { amountIn, zeroForOne })
    : quoteV2(pool, { amountIn, zeroForOne })
}
