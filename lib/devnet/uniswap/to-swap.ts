import { type Address, encodeFunctionData, maxUint256 } from 'viem'
import type { TransactionRequest } from '../send'
import { readUniswapArtifact } from './artifacts'
import type { DeployedPool, Uniswap } from './uniswap-types'

/**
 * The transaction that sells `amountIn` of `tokenIn` in one pool through Uniswap's own router, whatever it brings.
 * On a v3 pool `sqrtPriceLimitX96` ends the sale at that price; the rest is not taken.
 */
export function toSwap(
  {
    uniswap,
    pool,
  }: { uniswap: Uniswap; pool: Pick<DeployedPool, 'kind' | 'token0' | 'token1' | 'fee'> },
  sale: { from: Address; tokenIn: Address; amountIn: bigint; sqrtPriceLimitX96?: bigint },
): TransactionRequest {
  const { from, tokenIn, amountIn, sqrtPriceLimitX96 = 0n } = sale
  const tokenOut = tokenIn.toLowerCase() === pool.token0.toLowerCase() ? pool.token1 : pool.token0
  if (pool.kind === 'uniswap-v2') {
    const data = encodeFunctionData({
      abi: readUniswapArtifact('v2Router').abi,
      functionName: 'swapExactTokensForTokens',
      args: [amountIn, 0n, [tokenIn, tokenOut], from, maxUint256],
    })
    return { from, to: uniswap.v2Router, data }
  }
  const data = encodeFunctionData({
    abi: readUniswapArtifact('v3Router').abi,
    functionName: 'exactInputSingle',
    args: [
      {
        tokenIn,
        tokenOut,
        fee: pool.fee,
        recipient: from,
        deadline: maxUint256,
        amountIn,
        amountOutMinimum: 0n,
        sqrtPriceLimitX96,
      },
    ],
  })
  return { from, to: uniswap.v3Router, data }
}
