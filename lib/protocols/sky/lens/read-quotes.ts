import { decodeFunctionResult, encodeFunctionData, type Hash, type Hex } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { AdapterInvariantError, ChainReadError } from '@/lib/errors'
import type { Address, Wad } from '@/lib/risk/units'
import { skyPeekAbi, skyPeekDeployedBytecode } from './sky-lens.bytecode'

/** What one price module says at a block. */
export type SkyQuote = {
  /** `null`: it has none, or none above zero. */
  price: Wad | null
  /** `null`: it doesn't tell, has none, or is stopped. */
  nextPrice: Wad | null
  /** Seconds: when it last took a price, and how long it waits; `null` for a module without delay. */
  delay: { zzz: number; hop: number } | null
}

const flag = { peek: 1n, has: 2n, peep: 4n, hasNext: 8n, delay: 16n }

/**
 * Prices of modules as the Spotter sees them: one `eth_call` with the asking code at the Spotter's own address,
 * since oracle modules answer only to those on their list.
 *
 * @returns `null` where no node takes such a call, or a module refuses the Spotter itself.
 * @throws ChainReadError
 */
export async function readQuotes(
  client: ChainClient,
  options: { spotter: Address; pips: readonly Address[]; blockHash: Hash },
): Promise<ReadonlyMap<Address, SkyQuote> | null> {
  const { spotter, pips, blockHash } = options
  const unique = [...new Set(pips)]
  const data = encodeFunctionData({ abi: skyPeekAbi, functionName: 'peek', args: [unique] })
  const answer = await ask(client, { spotter, data, blockHash })
  if (answer === null) return null
  const quotes = decode(answer)
  const read = unique.flatMap((pip, index) => {
    const quote = quotes[index]
    if (!quote || (quote.flags & flag.peek) === 0n) return []
    return [[pip, toQuote(quote)] as const]
  })
  return new Map(read)
}

async function ask(
  client: ChainClient,
  { spotter, data, blockHash }: { spotter: Address; data: Hex; blockHash: Hash },
): Promise<Hex | null> {
  try {
    return await client.request<Hex>('eth_call', [
      { to: spotter, data },
      { blockHash, requireCanonical: true },
      { [spotter]: { code: skyPeekDeployedBytecode } },
    ])
  } catch (error) {
    // A node that ignores the override asks the Spotter itself, which reverts.
    const isRefused =
      error instanceof ChainReadError &&
      (error.reason === 'unsupported' || error.reason === 'reverted')
    if (isRefused) return null
    throw error
  }
}

type LensQuote = ReturnType<typeof decode>[number]

function decode(data: Hex) {
  try {
    return decodeFunctionResult({ abi: skyPeekAbi, functionName: 'peek', data })
  } catch (cause) {
    throw new AdapterInvariantError("The price modules' answer can't be decoded.", { cause })
  }
}

function toQuote({ flags, price, nextPrice, zzz, hop, stopped }: LensQuote): SkyQuote {
  const isSet = (bit: bigint) => (flags & bit) !== 0n
  const knowsNext = isSet(flag.peep) && isSet(flag.hasNext) && isSet(flag.delay)
  return {
    price: isSet(flag.has) && price > 0n ? (price as Wad) : null,
    nextPrice: knowsNext && stopped === 0n && nextPrice > 0n ? (nextPrice as Wad) : null,
    delay: isSet(flag.delay) ? { zzz: Number(zzz), hop: Number(hop) } : null,
  }
}
