import { FEE_UNIT, type UniswapV2Pool } from '../pool'
import type { PoolQuote } from '../uniswap-v3/quote-v3'

/** A pair's reserves are `uint112`: it refuses what would raise one above. */
const MAX_RESERVE = 2n ** 112n - 1n

/**
 * `UniswapV2Library.getAmountOut`, to the wei. A pair without reserves uses and gives nothing; of an amount that
 * would lift a reserve above `uint112` only what fits is used.
 */
export function quoteV2(
  pool: UniswapV2Pool,
  { amountIn, zeroForOne }: { amountIn: bigint; zeroForOne: boolean },
): PoolQuote<UniswapV2Pool> {
  const reserveIn = zeroForOne ? pool.reserve0 : pool.reserve1
  const reserveOut = zeroForOne ? pool.reserve1 : pool.reserve0
  if (reserveIn === 0n || reserveOut === 0n) {
    return { amountIn, amountInUsed: 0n, amountOut: 0n, poolAfter: pool }
  }
  const room = MAX_RESERVE - reserveIn
  const amountInUsed = amountIn < room ? amountIn : room
  const lessFee = amountInUsed * (FEE_UNIT - BigInt(pool.fee))
  const amountOut = (lessFee * reserveOut) / (reserveIn * FEE_UNIT + lessFee)
  const [after, given] = [reserveIn + amountInUsed, reserveOut - amountOut]
  return {
    amountIn,
    amountInUsed,
    amountOut,
    poolAfter: zeroForOne
      ? { ...pool, reserve0: after, reserve1: given }
      : { ...pool, reserve0: given, reserve1: after },
  }
}
