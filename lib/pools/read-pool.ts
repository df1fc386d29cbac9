import type { ChainClient } from '@/lib/chain/chain-client'
import type { DepthPool, InitialisedTick } from '@/lib/depth/pool'
import { callPoolLens, type PoolPlace } from './call-pool-lens'
import type { FoundPool } from './find-pools'

/** Below every word of any bitmap: the lens begins with the first. */
const beforeFirstWord = -(2n ** 20n)
/** A pool whose price was never set has no depth, and no liquidity could be added. */
const unset = 0n

/**
 * A pool's whole state at a block; `null` for a v3 pool whose price was never set. One `eth_call`, more where a pool
 * has thousands of initialised ticks, all at the same block. @throws as `callPoolLens`
 */
export async function readPool(
  client: ChainClient,
  { pool, at }: { pool: FoundPool; at: PoolPlace },
): Promise<DepthPool | null> {
  const { address } = pool
  const what = `The pool at ${address}`
  if (pool.kind === 'uniswap-v2') {
    const [token0, token1, reserve0, reserve1] = await callPoolLens(client, {
      functionName: 'readV2Pair',
      args: [address],
      at,
      what,
    })
    return { kind: pool.kind, address, token0, token1, fee: pool.fee, reserve0, reserve1 }
  }
  const ticks: InitialisedTick[] = []
  for (let word = beforeFirstWord; ; ) {
    const [state, packed, nextWord, lastWord] = await callPoolLens(client, {
      functionName: 'readV3Pool',
      args: [address, word],
      at,
      what,
    })
    if (state.sqrtPriceX96 === unset) return null
    ticks.push(...packed.map(unpackTick))
    if (nextWord > lastWord) return { kind: pool.kind, address, ...state, ticks }
    word = nextWord
  }
}

function unpackTick(packed: bigint): InitialisedTick {
  return { tick: Number(packed >> 128n), liquidityNet: BigInt.asIntN(128, packed) }
}
