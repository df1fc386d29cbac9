import { createClient, http, webSocket } from 'viem'
import { getChainId } from 'viem/actions'
import { createChainClient } from '@/lib/chain/create-chain-client'
import type { Config } from '@/lib/config/parse-config'
import { BaseError, ConfigError } from '@/lib/errors'
import { getAdapter } from '@/lib/protocols/registry'

const patience = 8_000

/**
 * Asks each configured chain once, before anything is served: does every endpoint speak for that chain, does
 * one answer at all, is each market of MARKETS_FILE where it says.
 * @throws ConfigError with one line that names the variable
 */
export async function checkEndpoints(config: Config): Promise<void> {
  for (const [chainId, urls] of config.endpoints) {
    const name = `RPC_URL_${chainId}`
    await Promise.all(
      urls.map((url, index) =>
        checkChainId({ chainId, url, which: `${name}: endpoint ${index + 1}` }),
      ),
    )
    const client = createChainClient({ chainId, urls })
    try {
      const block = await client.readHead().catch((error: unknown) => {
        const why = error instanceof BaseError ? error.shortMessage : 'no answer'
        throw new ConfigError(
          `${name}: no endpoint answers (${why}). Check the URL and that the node runs. Example: ${name}=http://127.0.0.1:8545`,
        )
      })
      for (const entry of config.markets.filter((market) => market.chainId === chainId)) {
        await openOrState(() => getAdapter(entry.protocol).openMarket({ client, entry, block }))
      }
    } finally {
      client.close()
    }
  }
}

/** Wrong addresses end the start; a market that can't be read now is stated by the engine, and tried again. */
async function openOrState(open: () => Promise<unknown>): Promise<void> {
  try {
    await open()
  } catch (error) {
    if (error instanceof ConfigError) throw error
  }
}

/** A node that does not answer now may heal; one of another chain never will. */
async function checkChainId(options: {
  chainId: number
  url: string
  which: string
}): Promise<void> {
  const { chainId, url, which } = options
  const found = await readChainId(url)
  if (found !== undefined && found !== chainId)
    throw new ConfigError(
      `${which} is of chain ${found}, not ${chainId}. Name the variable after the chain. Example: RPC_URL_${found}=http://127.0.0.1:8545`,
    )
}

async function readChainId(url: string): Promise<number | undefined> {
  try {
    return url.startsWith('ws') ? await readBySocket(url) : await readByHttp(url)
  } catch {
    return undefined
  }
}

function readByHttp(url: string): Promise<number> {
  const transport = http(url, { retryCount: 0, timeout: patience })
  return getChainId(createClient({ transport }))
}

async function readBySocket(url: string): Promise<number> {
  const transport = webSocket(url, { retryCount: 0, timeout: patience, reconnect: false })
  const client = createClient({ transport })
  try {
    return await getChainId(client)
  } finally {
    const socket = await client.transport.getRpcClient()
    socket.close()
  }
}
