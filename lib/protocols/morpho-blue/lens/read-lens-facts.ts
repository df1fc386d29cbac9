import { type Address, encodeFunctionData, type Hex } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { parseTokenText } from '@/lib/chain/lens/parse-token-text'
import type { MorphoToken } from '@/lib/risk/morpho-blue/state'
import type { Wad } from '@/lib/risk/units'
import type { MorphoLine } from '../market-facts'
import { callLens, type LensPlace } from './call-lens'
import { morphoLensAbi } from './morpho-lens.bytecode'
import { pack } from './read-lens-state'

const symbolLength = 20

export type LensParams = {
  loanToken: Address
  collateralToken: Address
  oracle: Address
  irm: Address
  lltv: Wad
}

/** `idToMarketParams` of many markets, in order: one `eth_call`. */
export function readLensParams(
  client: ChainClient,
  { morpho, markets, ...at }: LensPlace & { morpho: Address; markets: readonly Hex[] },
): Promise<LensParams[]> {
  const args = [morpho, pack(markets)] as const
  return callLens(client, {
    data: encodeFunctionData({ abi: morphoLensAbi, functionName: 'readParams', args }),
    at,
    parse: (reader) =>
      markets.map(() => ({
        loanToken: reader.address(),
        collateralToken: reader.address(),
        oracle: reader.address(),
        irm: reader.address(),
        lltv: reader.bigint(32) as Wad,
      })),
  })
}

/** Symbols, safe to show (the short address where a token has none), and decimals (0 where it has none). */
export function readLensTokens(
  client: ChainClient,
  { tokens, ...at }: LensPlace & { tokens: readonly Address[] },
): Promise<MorphoToken[]> {
  const args = [pack(tokens)] as const
  return callLens(client, {
    data: encodeFunctionData({ abi: morphoLensAbi, functionName: 'readTokens', args }),
    at,
    parse: (reader) =>
      tokens.map((asset) => {
        const symbol = parseTokenText(reader.hex(reader.number(2)), symbolLength)
        const hasDecimals = reader.number(1) === 1
        const decimals = reader.number(1)
        return {
          asset,
          symbol: symbol ?? `${asset.slice(0, 6)}…${asset.slice(-4)}`,
          decimals: hasDecimals ? decimals : 0,
        }
      }),
  })
}

/** The feeds that oracles name; empty for those of another kind. One `eth_call`. */
export function readLensFeeds(
  client: ChainClient,
  { oracles, ...at }: LensPlace & { oracles: readonly Address[] },
): Promise<Address[][]> {
  const args = [pack(oracles)] as const
  return callLens(client, {
    data: encodeFunctionData({ abi: morphoLensAbi, functionName: 'readFeeds', args }),
    at,
    parse: (reader) =>
      oracles.map(() =>
        [0, 1, 2, 3].flatMap(() => {
          const feed = reader.addressOrNull()
          return feed === null ? [] : [feed]
        }),
      ),
  })
}

/** Which of `candidates` the factory has made, with their terms; `null` for the others. One `eth_call`. */
export function readLensLines(
  client: ChainClient,
  { factory, candidates, ...at }: LensPlace & { factory: Address; candidates: readonly Address[] },
): Promise<(MorphoLine | null)[]> {
  const args = [factory, pack(candidates)] as const
  return callLens(client, {
    data: encodeFunctionData({ abi: morphoLensAbi, functionName: 'readLines', args }),
    at,
    parse: (reader) =>
      candidates.map((address) => {
        if (reader.number(1) === 0) return null
        return {
          address,
          marketId: reader.hex(32),
          preLltv: reader.bigint(32) as Wad,
          preLCF1: reader.bigint(32) as Wad,
          preLCF2: reader.bigint(32) as Wad,
          preLIF1: reader.bigint(32) as Wad,
          preLIF2: reader.bigint(32) as Wad,
          oracle: reader.address(),
        }
      }),
  })
}
