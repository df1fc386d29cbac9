import type { UniswapV3Pool } from '../pool'
import { findNextInitialisedTick, findNextTick } from './find-next-tick'
import { getSwapStep } from './get-swap-step'
import {
  getSqrtRatioAtTick,
  getTickAtSqrtRatio,
  MAX_SQRT_RATIO,
  MAX_TICK,
  MIN_SQRT_RATIO,
  MIN_TICK,
} from './tick-math'

/** What a pool gives for an amount, and the pool afterwards. Less is used than given where liquidity ends. */
export type PoolQuote<Pool> = {
  amountIn: bigint
  amountInUsed: bigint
  amountOut: bigint
  poolAfter: Pool
}

/**
 * `UniswapV3Pool.swap` of an exact amount in without a price limit, equal to the quoter's answer to the wei:
 * the same steps, fee and roundings. Where liquidity ends before the amount does, the rest is not used and the
 * price stands at the end of the range, as in the contract.
 */
export function quoteV3(
  pool: UniswapV3Pool,
  { amountIn, zeroForOne }: { amountIn: bigint; zeroForOne: boolean },
): PoolQuote<UniswapV3Pool> {
  const limit = zeroForOne ? MIN_SQRT_RATIO + 1n : MAX_SQRT_RATIO - 1n
  let { sqrtPriceX96, tick, liquidity } = pool
  let remaining = amountIn
  let amountOut = 0n
  while (remaining !== 0n && sqrtPriceX96 !== limit) {
    // Without liquidity a step costs and brings nothing: words of empty ticks are passed at once.
    const found =
      liquidity === 0n ? findNextInitialisedTick(pool.ticks, { tick, zeroForOne }) : null
    if (liquidity === 0n && !found) {
      sqrtPriceX96 = limit
      tick = getTickAtSqrtRatio(limit)
      break
    }
    const next = found
      ? { tick: found.tick, initialised: found }
      : findNextTick(pool.ticks, { tick, tickSpacing: pool.tickSpacing, zeroForOne })
    const nextTick = Math.min(Math.max(next.tick, MIN_TICK), MAX_TICK)
    const nextPrice = getSqrtRatioAtTick(nextTick)
    const isPastLimit = zeroForOne ? nextPrice < limit : nextPrice > limit
    const step = getSwapStep({
      sqrtPriceX96,
      target: isPastLimit ? limit : nextPrice,
      liquidity,
      amountRemaining: remaining,
      fee: pool.fee,
      zeroForOne,
    })
    remaining -= step.amountIn + step.fee
    amountOut += step.amountOut
    if (step.sqrtPriceX96 === nextPrice) {
      const net = next.initialised?.liquidityNet ?? 0n
      liquidity += zeroForOne ? -net : net
      tick = zeroForOne ? nextTick - 1 : nextTick
    } else if (step.sqrtPriceX96 !== sqrtPriceX96) {
      tick = getTickAtSqrtRatio(step.sqrtPriceX96)
    }
    sqrtPriceX96 = step.sqrtPriceX96
  }
  return {
    amountIn,
    amountInUsed: amountIn - remaining,
    amountOut,
    poolAfter: { ...pool, sqrtPriceX96, tick, liquidity },
  }
}
