import { type Address, encodeFunctionData, type Hash } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { createByteReader } from '@/lib/chain/lens/byte-reader'
import { parseTokenText } from '@/lib/chain/lens/parse-token-text'
import { ChainReadError } from '@/lib/errors'
import { aaveV3LensAbi } from './lens/aave-v3-lens.bytecode'
import { aaveV3Lens } from './lens/read-lens-market'

export type TokenFacts = {
  address: Address
  /** Safe to show; the short address where the token has none. */
  symbol: string
  name: string
}

const symbolLength = 20
const nameLength = 60

/**
 * Symbols and names of tokens, one `eth_call` of the lens (more where the node refuses its size).
 *
 * @throws ChainReadError, HistoryUnavailableError, ReorgError
 */
export async function readTokenFacts(
  client: ChainClient,
  { tokens, blockHash }: { tokens: readonly Address[]; blockHash: Hash },
): Promise<TokenFacts[]> {
  if (tokens.length === 0) return []
  try {
    const data = await client.callAtBlock({
      deployless: aaveV3Lens,
      data: encodeFunctionData({
        abi: aaveV3LensAbi,
        functionName: 'readTokens',
        args: [tokens],
      }),
      blockHash,
    })
    const reader = createByteReader(data)
    return tokens.map((address) => {
      const symbol = parseTokenText(reader.hex(reader.number(2)), symbolLength)
      const name = parseTokenText(reader.hex(reader.number(2)), nameLength)
      reader.number(2)
      const short = getShortAddress(address)
      return { address, symbol: symbol ?? short, name: name ?? symbol ?? short }
    })
  } catch (error) {
    const tooLarge = error instanceof ChainReadError && error.reason === 'out-of-gas'
    if (!tooLarge || tokens.length === 1) throw error
    const half = Math.ceil(tokens.length / 2)
    return [
      ...(await readTokenFacts(client, { tokens: tokens.slice(0, half), blockHash })),
      ...(await readTokenFacts(client, { tokens: tokens.slice(half), blockHash })),
    ]
  }
}

function getShortAddress(address: Address): string {
  return `${address.slice(0, 6)}…${address.slice(-4)}`
}
