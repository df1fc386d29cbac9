import { createChainClient } from '@/lib/chain/create-chain-client'
import type { Config } from '@/lib/config/parse-config'
import { BaseError, ConfigError } from '@/lib/errors'
import { getAdapter } from '@/lib/protocols/registry'

/**
 * Asks each configured chain once, before anything is served: does every endpoint speak for that chain, does
 * one answer at all, is each market of MARKETS_FILE where it says.
 * @throws ConfigError with one line that names the variable
 */
export async function checkEndpoints(config: Config): Promise<void> {
  for (const [chainId, urls] of config.endpoints) {
    const client = createChainClient({ chainId, urls })
    try {
      await checkChain(config, client)
    } finally {
      client.close()
    }
  }
}

type Client = ReturnType<typeof createChainClient>

async function checkChain(config: Config, client: Client): Promise<void> {
  const name = `RPC_URL_${client.chainId}`
  const checks = await client.checkEndpoints()
  const wrong = checks.find((check) => check.status === 'wrong-chain')
  if (wrong)
    throw new ConfigError(
      `${name}: ${wrong.label} of ${checks.length} is of chain ${wrong.chainId}, not ${client.chainId}. Name the variable after the chain. Example: RPC_URL_${wrong.chainId}=http://127.0.0.1:8545`,
    )
  if (checks.every((check) => check.status === 'unreachable'))
    throw new ConfigError(
      `${name}: no endpoint answers (${checks[0]?.reason ?? 'no reason given'}). Check the URL and that the node runs. Example: ${name}=http://127.0.0.1:8545`,
    )
  const block = await client.readHead()
  for (const entry of config.markets.filter(({ chainId }) => chainId === client.chainId))
    await openOrState(() =>
      getAdapter(entry.protocol)
        .createView(entry)
        .follow({ client, block, usdPrices: () => null }),
    )
}

/** Wrong addresses end the start; a market that can't be read now is stated by the engine, and tried again. */
async function openOrState(open: () => Promise<unknown>): Promise<void> {
  try {
    await open()
  } catch (error) {
    if (error instanceof ConfigError) throw error
    const reason = error instanceof BaseError ? error.shortMessage : String(error)
    process.stderr.write(`${reason}\n`)
  }
}
