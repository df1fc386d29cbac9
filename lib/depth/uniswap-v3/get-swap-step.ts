import { mulDivCeil } from '@/lib/risk/math'
import { FEE_UNIT } from '../pool'
import {
  getAmount0Ceil,
  getAmount0Floor,
  getAmount1Ceil,
  getAmount1Floor,
  getNextSqrtPriceFromInput,
} from './sqrt-price-math'

export type SwapStep = { sqrtPriceX96: bigint; amountIn: bigint; amountOut: bigint; fee: bigint }

/**
 * One step of a swap at one liquidity, from a price towards `target` and not past it: `SwapMath.computeSwapStep`
 * for an exact amount in. `amountIn` is what the price moved for, `fee` what was kept of the amount beside it.
 */
export function getSwapStep(input: {
  sqrtPriceX96: bigint
  target: bigint
  liquidity: bigint
  amountRemaining: bigint
  fee: number
  zeroForOne: boolean
}): SwapStep {
  const { sqrtPriceX96, target, liquidity, amountRemaining, zeroForOne } = input
  const fee = BigInt(input.fee)
  const getIn = zeroForOne ? getAmount0Ceil : getAmount1Ceil
  const getOut = zeroForOne ? getAmount1Floor : getAmount0Floor
  const lessFee = (amountRemaining * (FEE_UNIT - fee)) / FEE_UNIT
  const neededIn = getIn({ from: sqrtPriceX96, to: target, liquidity })
  if (lessFee >= neededIn) {
    return {
      sqrtPriceX96: target,
      amountIn: neededIn,
      amountOut: getOut({ from: sqrtPriceX96, to: target, liquidity }),
      fee: mulDivCeil(neededIn, fee, FEE_UNIT - fee),
    }
  }
  const next = getNextSqrtPriceFromInput({
    sqrtPriceX96,
    liquidity,
    amountIn: lessFee,
    zeroForOne,
  })
  const range = { from: sqrtPriceX96, to: next, liquidity }
  const amountIn = next === target ? neededIn : getIn(range)
  return {
    sqrtPriceX96: next,
    amountIn,
    amountOut: getOut(range),
    fee: next === target ? mulDivCeil(amountIn, fee, FEE_UNIT - fee) : amountRemaining - amountIn,
  }
}
