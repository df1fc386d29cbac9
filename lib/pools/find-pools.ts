import type { Address } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { callPoolLens, type PoolPlace } from './call-pool-lens'
import { type PoolSource, usualFees, usualPairFee } from './pool-source'

/** A pool to be read. `fee` in millionths, of a v2 pair, which does not tell it itself. */
export type FoundPool =
  | { kind: 'uniswap-v3'; address: Address }
  | { kind: 'uniswap-v2'; address: Address; fee: number }

export type TokenPair = readonly [Address, Address]

const noPool = '0x0000000000000000000000000000000000000000'
/** A pair asks each factory some times: keeps a call far below any gas cap. */
const pairsACall = 100

/**
 * The pools that the factories of `sources` name for each pair, in the order of the pairs. One `eth_call` for every
 * hundred, none without factories. @throws as `callPoolLens`
 */
export async function findPools(
  client: ChainClient,
  request: { sources: readonly PoolSource[]; pairs: readonly TokenPair[]; at: PoolPlace },
): Promise<FoundPool[][]> {
  const { sources, pairs, at } = request
  const v3 = sources.filter((source) => source.kind === 'uniswap-v3-factory')
  const v2 = sources.filter((source) => source.kind === 'uniswap-v2-factory')
  if (v3.length + v2.length === 0) return pairs.map(() => [])
  const fees = [...new Set(v3.flatMap((factory) => factory.fees ?? usualFees))]
  const kinds = [
    ...v3.flatMap(() => fees.map(() => ({ kind: 'uniswap-v3' }) as const)),
    ...v2.map(({ fee }) => ({ kind: 'uniswap-v2', fee: fee ?? usualPairFee }) as const),
  ]
  const found: FoundPool[][] = []
  for (let begin = 0; begin < pairs.length; begin += pairsACall) {
    const asked = pairs.slice(begin, begin + pairsACall)
    const answer = await callPoolLens(client, {
      functionName: 'findPools',
      args: [
        asked.flat(),
        v3.map(({ address }) => address),
        fees,
        v2.map(({ address }) => address),
      ],
      at,
      what: `One of the factories ${[...v3, ...v2].map(({ address }) => address).join(', ')}`,
    })
    for (const pair of asked.keys()) {
      const own = answer.slice(pair * kinds.length, (pair + 1) * kinds.length)
      found.push(
        kinds.flatMap((kind, i): FoundPool[] => {
          const address = own[i]
          return address && address !== noPool ? [{ ...kind, address }] : []
        }),
      )
    }
  }
  return found
}

/** The pools that `sources` name one by one, whatever they hold. */
export function listSinglePools(sources: readonly PoolSource[]): FoundPool[] {
  return sources.flatMap((source): FoundPool[] => {
    if (source.kind === 'uniswap-v3') return [{ kind: source.kind, address: source.address }]
    if (source.kind !== 'uniswap-v2') return []
    return [{ kind: source.kind, address: source.address, fee: source.fee ?? usualPairFee }]
  })
}
