import { type Address, createClient, custom } from 'viem'
import { getCode, getEnsAddress, getEnsName } from 'viem/actions'
import { mainnet } from 'viem/chains'
import { normalize } from 'viem/ens'
import type { ChainClient } from '@/lib/chain/create-chain-client'
import { ChainReadError, InvalidRequestError, NotFoundError } from '@/lib/errors'

const universalResolverAddress = mainnet.contracts.ensUniversalResolver.address
const keptFor = 10 * 60_000
const keptAtMost = 10_000

/**
 * Names of accounts by the Ethereum Name Service, asked on the first followed chain that has its universal
 * resolver at the canonical address. Off-chain lookups (CCIP-read) are off: they would call hosts that
 * nobody configured.
 */
export class NameResolver {
  readonly #clients: readonly ChainClient[]
  readonly #addresses = new Map<string, { at: number; answer: Promise<Address | null> }>()
  readonly #names = new Map<string, { at: number; answer: Promise<string | null> }>()
  #found: Promise<ReturnType<typeof toViem> | undefined> | undefined

  constructor(clients: readonly ChainClient[]) {
    this.#clients = [...clients].sort((a, b) => a.chainId - b.chainId)
  }

  /**
   * @throws InvalidRequestError for what is no name, NotFoundError for one that points to no address,
   * ChainReadError where no followed chain can tell
   */
  async readAddress(name: string): Promise<Address> {
    const normalized = parseName(name)
    const client = await this.#client()
    if (!client)
      throw new NotFoundError(
        `"${normalized}" can't be looked up: none of the followed chains has the Ethereum Name Service. Give the address itself: 0x and 40 hex digits.`,
      )
    const address = await remember(this.#addresses, normalized, () =>
      getEnsAddress(client, { name: normalized, universalResolverAddress }),
    ).catch((cause: unknown) => {
      throw new ChainReadError(`The name "${normalized}" could not be looked up now.`, {
        cause,
        reason: 'other',
        retryable: true,
      })
    })
    if (address) return address
    throw new NotFoundError(
      `The name "${normalized}" points to no address. Check its spelling, or give the address itself.`,
    )
  }

  /** The account's own name, verified in both directions; `null` where there is none or nobody can tell now. */
  async readName(address: Address): Promise<string | null> {
    try {
      const client = await this.#client()
      if (!client) return null
      return await remember(this.#names, address.toLowerCase(), () =>
        getEnsName(client, { address, universalResolverAddress }),
      )
    } catch {
      return null
    }
  }

  #client() {
    this.#found ??= findResolver(this.#clients).catch((error: unknown) => {
      this.#found = undefined
      throw error
    })
    return this.#found
  }
}

function toViem(client: ChainClient) {
  return createClient({
    ccipRead: false,
    transport: custom({
      async request({ method, params }) {
        try {
          return await client.request(method, params)
        } catch (error) {
          throw toRpcError(error)
        }
      },
    }),
  })
}

/** viem knows "no such name" by the resolver's revert data. */
function toRpcError(error: unknown): unknown {
  if (!(error instanceof ChainReadError) || error.reason !== 'reverted') return error
  return Object.assign(new Error('execution reverted'), { code: 3, data: error.data })
}

async function findResolver(clients: readonly ChainClient[]) {
  for (const client of clients) {
    const viem = toViem(client)
    const code = await getCode(viem, { address: universalResolverAddress })
    if (code && code !== '0x') return viem
  }
  return undefined
}

function parseName(name: string): string {
  try {
    if (name.length <= 255 && name.includes('.')) return normalize(name)
  } catch {}
  throw new InvalidRequestError(
    `"${name.slice(0, 60)}" is neither an address (0x and 40 hex digits) nor an ENS name (such as vault.eth).`,
  )
}

function remember<T>(
  kept: Map<string, { at: number; answer: Promise<T> }>,
  key: string,
  read: () => Promise<T>,
): Promise<T> {
  const known = kept.get(key)
  if (known && Date.now() - known.at < keptFor) return known.answer
  if (kept.size >= keptAtMost) kept.clear()
  const answer = read()
  kept.set(key, { at: Date.now(), answer })
  answer.catch(() => kept.delete(key))
  return answer
}
