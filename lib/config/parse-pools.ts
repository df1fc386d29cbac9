import { ConfigError } from '@/lib/errors'
import { getBuiltInFactories } from '@/lib/pools/built-in-factories'
import type { PoolSource } from '@/lib/pools/pool-source'
import { zPoolsFile } from './pool-entry'
import { readEntriesFile } from './read-entries-file'

/**
 * Where pools are found: the built-in factories of the configured chains and what `POOLS_FILE` adds. An entry with the
 * address of a built-in one stands in its place.
 * @throws ConfigError
 */
export function parsePools(
  { POOLS_FILE }: Readonly<Record<string, string | undefined>>,
  endpoints: ReadonlyMap<number, unknown>,
): PoolSource[] {
  const builtIn = getBuiltInFactories().filter(({ chainId }) => endpoints.has(chainId))
  if (!POOLS_FILE || endpoints.size === 0) return builtIn
  const added = readEntriesFile(POOLS_FILE, {
    variable: 'POOLS_FILE',
    of: 'pools',
    zFile: zPoolsFile,
  })
  const keys = new Set<string>()
  for (const entry of added) {
    const { chainId, address } = entry
    if (!endpoints.has(chainId))
      throw new ConfigError(
        `POOLS_FILE: ${address} is on chain ${chainId}, which has no endpoint. Example: RPC_URL_${chainId}=https://…`,
      )
    if (keys.has(toKey(entry)))
      throw new ConfigError(
        `POOLS_FILE: ${address} on chain ${chainId} is named twice. Leave one out`,
      )
    keys.add(toKey(entry))
  }
  return [...builtIn.filter((entry) => !keys.has(toKey(entry))), ...added]
}

function toKey({ chainId, address }: PoolSource): string {
  return `${chainId} ${address.toLowerCase()}`
}
