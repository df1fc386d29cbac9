import { type Address, type Hash, type Hex, hexToBigInt, size, slice } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { BaseError, HistoryUnavailableError } from '@/lib/errors'
import type { TokenPrice } from '../token-price'

const symbolCall = '0x95d89b41'
const decimalsCall = '0x313ce567'
/** Tokens of one transaction that are asked about; a route has a handful. */
const mostTokens = 24

/**
 * Symbol and decimals of tokens that no market knows, without a price: two `eth_call`s each, at the block, or at
 * the head where the node has lost its state. A token that does not tell its decimals is left out.
 *
 * @throws ReorgError, ChainReadError where nothing could be read at all
 */
export async function readTokenFacts(
  client: ChainClient,
  { tokens, blockHash }: { tokens: readonly Address[]; blockHash: Hash },
): Promise<TokenPrice[]> {
  if (tokens.length === 0) return []
  const at = await getReadableBlock(client, { token: tokens[0] as Address, blockHash })
  const found = await Promise.all(
    tokens.slice(0, mostTokens).map(async (asset): Promise<TokenPrice[]> => {
      const call = (data: Hex) => client.callAtBlock({ to: asset, data, blockHash: at })
      const [symbol, decimals] = await Promise.all([
        call(symbolCall).catch(toNothing),
        call(decimalsCall).catch(toNothing),
      ])
      if (!decimals || size(decimals) !== 32) return []
      const count = hexToBigInt(decimals)
      if (count > 77n) return []
      const text = symbol ? parseText(symbol) : ''
      const short = `${asset.slice(0, 6)}…${asset.slice(-4)}`
      return [{ asset, symbol: text || short, decimals: Number(count), usd: null, kind: 'token' }]
    }),
  )
  return found.flat()
}

async function getReadableBlock(
  client: ChainClient,
  { token, blockHash }: { token: Address; blockHash: Hash },
): Promise<Hash> {
  try {
    await client.callAtBlock({ to: token, data: decimalsCall, blockHash })
    return blockHash
  } catch (error) {
    if (error instanceof HistoryUnavailableError) return (await client.readHead()).hash
    return blockHash
  }
}

/** What is no token tells neither. */
function toNothing(error: unknown): undefined {
  if (!(error instanceof BaseError)) throw error
}

/** A string or `bytes32`; whoever shows it makes it harmless. */
function parseText(data: Hex): string {
  const bytes = Buffer.from(data.slice(2), 'hex')
  if (bytes.length === 32) return bytes.toString('utf8').replace(/\0+$/, '')
  if (bytes.length < 64) return ''
  const length = Number(hexToBigInt(slice(data, 32, 64)) % 1_000n)
  return bytes.subarray(64, 64 + Math.min(length, 60)).toString('utf8')
}
