import { type Address, toFunctionSelector } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { parseTokenText } from '@/lib/chain/lens/parse-token-text'
import { ChainReadError } from '@/lib/errors'
import type { RoundsPlace } from '@/lib/oracles/rounds/call-rounds-lens'

const description = toFunctionSelector('description()')
const length = 60

/**
 * How price sources call themselves (`ETH / USD`), made safe to show. One that has no name is left out. One
 * `eth_call` each.
 *
 * @throws ChainReadError, HistoryUnavailableError, ReorgError
 */
export async function readDescriptions(
  client: ChainClient,
  { sources, at }: { sources: readonly Address[]; at: RoundsPlace },
): Promise<Map<Address, string>> {
  const texts = await Promise.all(sources.map((to) => readDescription(client, { to, at })))
  return new Map(
    sources.flatMap((source, index) => {
      const text = texts[index]
      return text ? [[source, text] as const] : []
    }),
  )
}

async function readDescription(
  client: ChainClient,
  { to, at }: { to: Address; at: RoundsPlace },
): Promise<string | null> {
  try {
    const call = { to, data: description, blockHash: at.hash, blockNumber: at.number }
    return parseTokenText(await client.callAtBlock(call), length)
  } catch (error) {
    if (error instanceof ChainReadError && error.reason === 'reverted') return null
    throw error
  }
}
