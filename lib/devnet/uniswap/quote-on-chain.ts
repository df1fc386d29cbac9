import type { Address } from 'viem'
import type { DevnetClient } from '../chain-client'
import { readUniswapArtifact } from './artifacts'
import type { DeployedPool, Uniswap } from './uniswap-types'

/** What Uniswap's own quoter (v3) or router (v2, `getAmountsOut`) says a sale would bring. One `eth_call`. */
export async function quoteOnChain(
  client: DevnetClient,
  {
    uniswap,
    pool,
    tokenIn,
    amountIn,
  }: { uniswap: Uniswap; pool: DeployedPool; tokenIn: Address; amountIn: bigint },
): Promise<bigint> {
  const tokenOut = tokenIn.toLowerCase() === pool.token0.toLowerCase() ? pool.token1 : pool.token0
  if (pool.kind === 'uniswap-v2') {
    const amounts = await client.readContract({
      address: uniswap.v2Router,
      abi: readUniswapArtifact('v2Router').abi,
      functionName: 'getAmountsOut',
      args: [amountIn, [tokenIn, tokenOut]],
    })
    return (amounts as readonly bigint[])[1] ?? 0n
  }
  const { result } = await client.simulateContract({
    address: uniswap.v3Quoter,
    abi: readUniswapArtifact('v3Quoter').abi,
    functionName: 'quoteExactInputSingle',
    args: [{ tokenIn, tokenOut, amountIn, fee: pool.fee, sqrtPriceLimitX96: 0n }],
  })
  return (result as readonly bigint[])[0] ?? 0n
}
