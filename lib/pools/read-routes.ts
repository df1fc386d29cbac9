import type { Address } from 'viem'
import { getSaleRoutes } from '@/lib/depth/get-sale-routes'
import type { DepthPool } from '@/lib/depth/pool'
import type { SaleRoute } from '@/lib/depth/sale-route'
import type { PoolPlace } from './call-pool-lens'
import type { PoolReader } from './pool-reader'

type Request = {
  tokenIn: Address
  /** What it may be sold for. */
  tokensOut: readonly Address[]
  /** Tokens that may lie between. */
  via: readonly Address[]
  at: PoolPlace
}

/**
 * The ways to sell a token for each of `tokensOut`, in their order: over pools of the pair, and over one token between
 * that has pools with both. All of one block. Second legs are read only of tokens that have a first.
 * @throws as `PoolReader.readAll`
 */
export async function readRoutes(
  reader: Pick<PoolReader, 'readAll'>,
  { tokenIn, tokensOut, via, at }: Request,
): Promise<SaleRoute[][]> {
  const ends = await reader.readAll(
    [...tokensOut, ...via].map((token) => [tokenIn, token] as const),
    at,
  )
  const detours = via.flatMap((token, i) => {
    const first = ends[tokensOut.length + i] ?? []
    return first.length > 0 && !isSame(token, tokenIn) ? [{ token, first }] : []
  })
  const seconds = await readSeconds(reader, { detours, tokensOut, at })
  return tokensOut.map((tokenOut, i) =>
    getSaleRoutes({
      tokenIn,
      tokenOut,
      direct: ends[i] ?? [],
      detours: detours.map(({ token, first }, k) => ({
        token,
        first,
        second: seconds[i]?.[k] ?? [],
      })),
    }),
  )
}

/** By token received, by token between. */
async function readSeconds(
  reader: Pick<PoolReader, 'readAll'>,
  request: Pick<Request, 'tokensOut' | 'at'> & { detours: readonly { token: Address }[] },
): Promise<DepthPool[][][]> {
  const { detours, tokensOut, at } = request
  const pairs = tokensOut.flatMap((tokenOut) =>
    detours.map(({ token }) => [token, tokenOut] as const),
  )
  const wanted = pairs.filter(([token, tokenOut]) => !isSame(token, tokenOut))
  const read = wanted.length === 0 ? [] : await reader.readAll(wanted, at)
  const found = new Map(wanted.map((pair, i) => [pair, read[i] ?? []]))
  return tokensOut.map((_, i) =>
    detours.map((_, k) => {
      const pair = pairs[i * detours.length + k]
      return (pair && found.get(pair)) ?? []
    }),
  )
}

function isSame(one: Address, other: Address): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
