import type { Address } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { callPoolLens, type PoolPlace } from './call-pool-lens'
import { type PoolSource, usualFees, usualPairFee } from './pool-source'

/** A pool to be read. `fee` in millionths, of a v2 pair, which does not tell it itself. */
export type FoundPool =
  | { kind: 'uniswap-v3'; address: Address }
  | { kind: 'uniswap-v2'; address: Address; fee: number }

const noPool = '0x0000000000000000000000000000000000000000'

/**
 * The pools of two tokens that the factories name, and every single pool of `sources`, which may hold other tokens;
 * each address once. One `eth_call`, none without factories. @throws as `callPoolLens`
 */
export async function findPools(
  client: ChainClient,
  request: { sources: readonly PoolSource[]; tokens: readonly [Address, Address]; at: PoolPlace },
): Promise<FoundPool[]> {
  const { sources, tokens, at } = request
  const v3 = sources.filter((source) => source.kind === 'uniswap-v3-factory')
  const v2 = sources.filter((source) => source.kind === 'uniswap-v2-factory')
  const single = sources.flatMap((source): FoundPool[] => {
    if (source.kind === 'uniswap-v3') return [{ kind: source.kind, address: source.address }]
    if (source.kind !== 'uniswap-v2') return []
    return [{ kind: source.kind, address: source.address, fee: source.fee ?? usualPairFee }]
  })
  if (v3.length + v2.length === 0) return toUnique(single)
  const fees = [...new Set(v3.flatMap((factory) => factory.fees ?? usualFees))]
  const answer = await callPoolLens(client, {
    functionName: 'findPools',
    args: [...tokens, v3.map(({ address }) => address), fees, v2.map(({ address }) => address)],
    at,
    what: `One of the factories ${[...v3, ...v2].map(({ address }) => address).join(', ')}`,
  })
  const kinds = [
    ...v3.flatMap(() => fees.map(() => ({ kind: 'uniswap-v3' }) as const)),
    ...v2.map(({ fee }) => ({ kind: 'uniswap-v2', fee: fee ?? usualPairFee }) as const),
  ]
  const found = kinds.flatMap((kind, i): FoundPool[] => {
    const address = answer[i]
    return address && address !== noPool ? [{ ...kind, address }] : []
  })
  return toUnique([...found, ...single])
}

function toUnique(pools: readonly FoundPool[]): FoundPool[] {
  return [...new Map(pools.map((pool) => [pool.address.toLowerCase(), pool])).values()]
}
