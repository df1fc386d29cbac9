import { ConfigError } from '@/lib/errors'
import type { PoolSource } from '@/lib/pools/pool-source'
import { getBuiltInMarkets } from './built-in-markets'
import { type MarketEntry, zMarketsFile } from './market-entry'
import { parsePools } from './parse-pools'
import { readEntriesFile } from './read-entries-file'

export type Config = {
  host: string
  port: number
  /** Endpoint URLs by chain id, best first. They carry secrets: never print or send them. */
  endpoints: ReadonlyMap<number, readonly string[]>
  markets: readonly MarketEntry[]
  /** Where pools of those chains are found, built-in factories included. */
  pools: readonly PoolSource[]
  /** True where nothing is configured: the embedded chain is to be started. */
  embedded: boolean
  dataDir: string
  /** A shared PostgreSQL; without it the embedded database under `dataDir`. Carries a secret: never print or send it. */
  databaseUrl: string | undefined
  role: 'all' | 'engine' | 'web'
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

type Env = Readonly<Record<string, string | undefined>>

const roles = ['all', 'engine', 'web'] as const
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

/**
 * Reads the whole configuration from the environment (see `.env.example`).
 * @throws ConfigError that names the variable, what is wrong and an example; never an endpoint's URL.
 */
export function parseConfig(env: Env): Config {
  const endpoints = parseEndpoints(env)
  const embedded = endpoints.size === 0
  return {
    host: env.HOST || '127.0.0.1',
    port: parsePort(env.PORT),
    endpoints,
    embedded,
    markets: embedded ? rejectMarketsWithoutChain(env) : parseMarkets(env, endpoints),
    pools: parsePools(env, endpoints),
    dataDir: env.DATA_DIR || '.data',
    databaseUrl: parseDatabaseUrl(env.DATABASE_URL),
    role: parseRole(env, embedded),
    logLevel: parseLogLevel(env.LOG_LEVEL),
  }
}

function parsePort(value: string | undefined): number {
  if (!value) return 3000
  const port = Number(value)
  if (!/^\d+$/.test(value) || port < 1 || port > 65_535)
    throw new ConfigError(
      `PORT must be a whole number from 1 to 65535, not "${value}". Example: PORT=3000`,
    )
  return port
}

function parseRole(env: Env, embedded: boolean): Config['role'] {
  const { ROLE: value, DATABASE_URL } = env
  if (!value) return 'all'
  const role = roles.find((known) => known === value)
  if (!role)
    throw new ConfigError(
      `ROLE must be one of ${roles.join(', ')}, not "${value}". Example: ROLE=all`,
    )
  if (role !== 'all' && embedded)
    throw new ConfigError(
      `ROLE is ${role} but no endpoint is set, and the embedded chain runs in one process only. Example: RPC_URL_1=https://…`,
    )
  if (role !== 'all' && !DATABASE_URL)
    throw new ConfigError(
      `ROLE is ${role} but DATABASE_URL is not set: engines and web processes share a PostgreSQL. Example: DATABASE_URL=postgres://user:password@host:5432/plimsoll`,
    )
  return role
}

function parseDatabaseUrl(value: string | undefined): string | undefined {
  if (!value) return undefined
  if (URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol)) return value
  throw new ConfigError(
    'DATABASE_URL must be a postgres:// URL. Example: DATABASE_URL=postgres://user:password@host:5432/plimsoll',
  )
}

function parseLogLevel(value: string | undefined): Config['logLevel'] {
  if (!value) return 'info'
  const level = logLevels.find((known) => known === value)
  if (!level)
    throw new ConfigError(
      `LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${value}". Example: LOG_LEVEL=info`,
    )
  return level
}

function parseEndpoints(env: Env): Map<number, string[]> {
  const endpoints = new Map<number, string[]>()
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith('RPC_URL_') || !value) continue
    const chainId = Number(name.slice('RPC_URL_'.length))
    if (!Number.isSafeInteger(chainId) || chainId < 1)
      throw new ConfigError(
        `${name}: what follows RPC_URL_ must be a chain id. Example: RPC_URL_1=https://…`,
      )
    const urls = value.split(',').map((url) => url.trim())
    urls.forEach((url, index) => {
      if (!isEndpoint(url))
        throw new ConfigError(
          `${name}: endpoint ${index + 1} of ${urls.length} is not an http(s):// or ws(s):// URL. Example: ${name}=https://…,wss://…`,
        )
    })
    endpoints.set(chainId, urls)
  }
  return endpoints
}

function isEndpoint(value: string): boolean {
  if (!URL.canParse(value)) return false
  return ['http:', 'https:', 'ws:', 'wss:'].includes(new URL(value).protocol)
}

function rejectMarketsWithoutChain(env: Env): MarketEntry[] {
  for (const name of ['MARKETS', 'MARKETS_FILE', 'POOLS_FILE'] as const)
    if (env[name])
      throw new ConfigError(
        `${name} is set but no endpoint is. Set RPC_URL_<chainId> for its chain. Example: RPC_URL_1=https://…`,
      )
  return []
}

function parseMarkets(env: Env, endpoints: ReadonlyMap<number, readonly string[]>): MarketEntry[] {
  const builtIn = getBuiltInMarkets()
  const added = env.MARKETS_FILE
    ? readEntriesFile(env.MARKETS_FILE, {
        variable: 'MARKETS_FILE',
        of: 'markets',
        zFile: zMarketsFile,
      })
    : []
  for (const entry of added) {
    if (!endpoints.has(entry.chainId))
      throw new ConfigError(
        `MARKETS_FILE: market "${entry.id}" is on chain ${entry.chainId}, which has no endpoint. Example: RPC_URL_${entry.chainId}=https://…`,
      )
    if (
      builtIn.some((other) => other.id === entry.id) ||
      added.some((other) => other !== entry && other.id === entry.id)
    )
      throw new ConfigError(
        `MARKETS_FILE: the id "${entry.id}" is taken. Choose another, such as "my-${entry.id}"`,
      )
  }
  const markets = [...selectBuiltIn(env.MARKETS, { builtIn, added, endpoints }), ...added]
  if (markets.length === 0)
    throw new ConfigError(
      `MARKETS_FILE: no built-in market is on chain ${[...endpoints.keys()].join(', ')}, so name one in a file. Example: MARKETS_FILE=markets.json`,
    )
  return markets
}

function selectBuiltIn(
  value: string | undefined,
  {
    builtIn,
    added,
    endpoints,
  }: {
    builtIn: MarketEntry[]
    added: MarketEntry[]
    endpoints: ReadonlyMap<number, readonly string[]>
  },
): MarketEntry[] {
  const reachable = builtIn.filter((entry) => endpoints.has(entry.chainId))
  if (!value) return reachable
  const ids = value
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id && !added.some((entry) => entry.id === id))
  return ids.map((id) => {
    const entry = builtIn.find((candidate) => candidate.id === id)
    if (!entry)
      throw new ConfigError(
        `MARKETS: there is no built-in market "${id}". Example: MARKETS=${reachable[0]?.id ?? 'aave-v3-ethereum'}`,
      )
    if (!endpoints.has(entry.chainId))
      throw new ConfigError(
        `MARKETS: "${id}" is on chain ${entry.chainId}, which has no endpoint. Example: RPC_URL_${entry.chainId}=https://…`,
      )
    return entry
  })
}
