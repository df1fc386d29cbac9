import { type Address, concatHex, encodeFunctionData } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { parseTokenText } from '@/lib/chain/lens/parse-token-text'
import { callLens, type LensPlace } from './call-lens'
import { cometLensAbi } from './comet-lens.bytecode'

const symbolLength = 20

/** Symbols of tokens, safe to show; the short address of one that has none. One `eth_call`. @throws as `callLens` */
export async function readSymbols(
  client: ChainClient,
  { comet, tokens, at }: { comet: Address; tokens: readonly Address[]; at: LensPlace },
): Promise<Map<Address, string>> {
  if (tokens.length === 0) return new Map()
  const data = encodeFunctionData({
    abi: cometLensAbi,
    functionName: 'readSymbols',
    args: [concatHex(tokens)],
  })
  const symbols = await callLens(client, {
    comet,
    data,
    at,
    parse: (reader) =>
      tokens.map((token) => {
        const text = parseTokenText(reader.hex(reader.number(2)), symbolLength)
        return [token, text ?? `${token.slice(0, 6)}…${token.slice(-4)}`] as const
      }),
  })
  return new Map(symbols)
}
