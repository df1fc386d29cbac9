import type { Address } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { DepthPool } from '@/lib/depth/pool'
import type { PoolPlace } from './call-pool-lens'
import { findPools } from './find-pools'
import type { PoolSource } from './pool-source'
import { readPool } from './read-pool'

/**
 * Every pool of two tokens at one block, of the sources of that chain: found, then read whole. One `eth_call` for the
 * factories and one a pool, more for pools with thousands of ticks. Empty where there is none; a failed read throws.
 * @throws as `callPoolLens`
 */
export async function readPools(
  client: ChainClient,
  request: { sources: readonly PoolSource[]; tokens: readonly [Address, Address]; at: PoolPlace },
): Promise<DepthPool[]> {
  const { tokens, at } = request
  const sources = request.sources.filter(({ chainId }) => chainId === client.chainId)
  const found = await findPools(client, { sources, tokens, at })
  const pools = await Promise.all(found.map((pool) => readPool(client, { pool, at })))
  const wanted = new Set(tokens.map((token) => token.toLowerCase()))
  return pools.filter(
    (pool): pool is DepthPool =>
      pool !== null &&
      wanted.has(pool.token0.toLowerCase()) &&
      wanted.has(pool.token1.toLowerCase()),
  )
}
