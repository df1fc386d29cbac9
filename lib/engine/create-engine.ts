import { randomUUID } from 'node:crypto'
import { getAddress, isAddress } from 'viem'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import { createChainClient } from '@/lib/chain/create-chain-client'
import type { Config } from '@/lib/config/parse-config'
import { type ConfigError, InvalidRequestError, StoreError } from '@/lib/errors'
import { PoolReader } from '@/lib/pools/pool-reader'
import { getAdapter } from '@/lib/protocols/registry'
import type { Store } from '@/lib/store/store'
import { ChanceReader } from './chance/chance-reader'
import type { Engine } from './engine'
import { EventHub } from './event-hub'
import { findNativePrice } from './find-native-price'
import { findUsdPrice } from './find-usd-price'
import { ChainFollower } from './follow-chain'
import { GasPrice } from './gas-price'
import { CopiedBlocks } from './keep/copied-blocks'
import { CopiedChain } from './keep/copied-chain'
import { EntryHost } from './keep/entry-host'
import { LookedAccounts } from './keep/looked-accounts'
import type { StoreDoor } from './keep/store-door'
import { tendHosts } from './keep/tend-hosts'
import type { LiveChain } from './live-entry'
import type { Log } from './log'
import { Metrics } from './metrics'
import { publishBlock, publishLiquidations, publishReorg } from './publish-events'
import { FeedGraphs } from './read/feed-graphs'
import { LiveMarkets } from './read/live-markets'
import { AccountReader } from './read/read-account'
import { AnatomyReader } from './read/read-anatomy'
import { readAuction, readAuctions, readWholeAuctions } from './read/read-auctions'
import { readBook, readWholeBook } from './read/read-book'
import { CascadeReader } from './read/read-cascade'
import { readCurve } from './read/read-curve'
import { readDepth } from './read/read-depth'
import { readAccountHistory, readMarketHistory } from './read/read-history'
import {
  readLiquidation,
  readLiquidationDays,
  readLiquidations,
  readWholeLiquidations,
} from './read/read-liquidations'
import { readMarket } from './read/read-market'
import { readMarketLiquidations } from './read/read-market-liquidations'
import { readPopulation } from './read/read-population'
import { readStatus } from './read/read-status'
import { readVersion } from './read/read-version'
import { NameResolver } from './resolve-name'

export type RunningEngine = Engine & {
  /** Ends following and writes what is left; what was read stays readable. */
  stop(): Promise<void>
}

export type EngineOptions = {
  config: Config
  demo: boolean
  log: Log
  /** How long a node may take to answer, ms; 15,000 unless told. */
  timeoutMs?: number
  /** See `createChainClient`. */
  headPatienceMs?: number
  /** Where state and history are kept; without it they last as long as the process. */
  door?: StoreDoor
  /** The database can never be used as it is configured. */
  onFatal?: (error: ConfigError) => void
}

/** How long changes are gathered before they are written to the embedded database. */
const embeddedSaveEveryMs = 3_000

/** Milliseconds between looks at the head: short for a node on this machine, gentle to one that meters. */
function getPollInterval(urls: readonly string[]): number {
  const local = urls.every((url) => /^(127\.|localhost$|\[::1\]$)/.test(new URL(url).hostname))
  return local ? 200 : 1_500
}

/** Starts to follow every configured chain and market. Returns at once; nothing need be readable yet. */
export function createEngine(options: EngineOptions): RunningEngine {
  const { config, demo, log, door } = options
  const hub = new EventHub()
  const metrics = new Metrics()
  const looked = new LookedAccounts([...config.endpoints.keys()])
  const holder = config.databaseUrl ? randomUUID() : 'embedded'
  const sides = [...config.endpoints].map(([chainId, urls]) => {
    const client = createChainClient({
      chainId,
      urls,
      ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
      ...(options.headPatienceMs !== undefined && { headPatienceMs: options.headPatienceMs }),
      log: (level, message, fields) => log[level]({ chainId, ...fields }, message),
      onRequest: ({ method }) => metrics.countRequest({ chainId, method }),
    })
    const hosts: EntryHost[] = []
    const isShared = () => hosts.some(({ isFollowed }) => !isFollowed)
    const follower = new ChainFollower({
      client,
      log,
      pollInterval: getPollInterval(urls),
      onBlock: (block) => {
        if (!isShared()) publishBlock(hub, block)
      },
      onReorg: (reorg) => {
        for (const host of hosts) host.noteReorg(reorg)
        if (!isShared()) publishReorg(hub, { chainId, ...reorg })
      },
    })
    for (const entry of config.markets.filter((each) => each.chainId === chainId))
      hosts.push(
        new EntryHost({
          entry,
          adapter: getAdapter(entry.protocol),
          client,
          chain: follower,
          log,
          holder,
          copiesOnly: config.role === 'web',
          saveEveryMs: config.databaseUrl ? 0 : embeddedSaveEveryMs,
          usdPrices: (asset) => findUsdPrice({ hosts, asset }),
          getLooked: () => looked.get(chainId),
          onStep: (step) => readAhead(publishLiquidations(hub, step)),
          onCopied: (step) => publishLiquidations(hub, step),
        }),
      )
    const teller = new CopiedBlocks({ hub, chainId, hosts })
    const chain: LiveChain = config.role === 'web' ? new CopiedChain({ client, hosts }) : follower
    const pools = new PoolReader({ client, sources: config.pools })
    return { client, follower, hosts, chain, teller, pools, gasPrice: new GasPrice(client) }
  })
  const chains = sides.map(({ chain }) => chain)
  const getPools = (chainId: number) =>
    sides.find(({ client }) => client.chainId === chainId)?.pools
  const entries = config.markets.flatMap((entry) =>
    sides.flatMap(({ hosts }) => hosts.filter((host) => host.entry === entry)),
  )
  const markets = new LiveMarkets({ entries, chains })
  const accounts = new AccountReader(markets)
  // The embedded chain forgets its states within minutes: what happens on it is read while it can be.
  const readAhead = (liquidations: readonly Liquidation[]) => {
    if (demo) for (const { id } of liquidations) anatomies.read(id).catch(() => undefined)
  }
  const anatomies = new AnatomyReader({ markets, clients: sides.map(({ client }) => client) })
  const feedGraphs = new FeedGraphs({ markets, clients: sides.map(({ client }) => client) })
  const chances = new ChanceReader({ markets, clients: sides.map(({ client }) => client) })
  const cascades = new CascadeReader({ markets, getPools })
  const names = new NameResolver(sides.map(({ client }) => client))
  if (config.role !== 'web') for (const { follower } of sides) void follower.run()
  const tender =
    door &&
    tendHosts({
      hosts: entries,
      door,
      looked,
      mayFollowAlone: config.role === 'all',
      onCopied: () => {
        for (const { teller } of sides) teller.tell()
      },
      onFatal: options.onFatal ?? (() => undefined),
      log,
    })
  if (!door) for (const host of entries) host.followAlone()

  return {
    readStatus: () => readStatus({ chains, markets, role: config.role, demo }),
    readMarkets: () => markets.all.map(readMarket),
    readVersion: () => readVersion(entries),
    readMarket: (id) => readMarket(markets.get(id)),
    readMarketHistory: async (id, query) =>
      readMarketHistory({ markets, store: requireStore(door), id, query }),
    readMarketLiquidations: async (id, query) => {
      const { chainId } = markets.get(id).live.entry
      const gasPrice = sides.find(({ client }) => client.chainId === chainId)?.gasPrice
      const gasPriceWei = (await gasPrice?.read()) ?? null
      const native = findNativePrice({ entries, chainId })
      const arePoolsKnown = config.pools.some((source) => source.chainId === chainId)
      const pools = arePoolsKnown ? getPools(chainId) : undefined
      return readMarketLiquidations(markets, { id, query, gasPriceWei, native, pools })
    },
    readAccountHistory: async (address, query) =>
      readAccountHistory({
        chainIds: [...config.endpoints.keys()],
        store: requireStore(door),
        address,
        query,
      }),
    readBook: (query) => readBook(markets, query),
    readWholeBook: (query) => readWholeBook(markets, query),
    readCurve: (query) => readCurve(markets, query),
    readChance: (query) => chances.read(query),
    readPositionChances: (account) => chances.readPositions(account),
    readDepth: (query) => readDepth(markets, { query, getPools }),
    readPopulation: (id) => readPopulation(markets, id),
    readSaleVenues: (id) => cascades.readVenues(id),
    readPopulationAnswer: (query) => cascades.readPopulation(query),
    readCascade: (query) => cascades.readCascade(query),
    readFeedGraph: (id) => feedGraphs.read(id),
    readLiquidations: (query) => readLiquidations(markets, query),
    readWholeLiquidations: (query) => readWholeLiquidations(markets, query),
    readLiquidation: (id) => readLiquidation(markets, id),
    readLiquidationDetail: (id) => anatomies.read(id),
    readLiquidationDays: (market) => readLiquidationDays(markets, market),
    readAuctions: (query) => readAuctions(markets, query),
    readWholeAuctions: (query) => readWholeAuctions(markets, query),
    readAuction: (id) => readAuction(markets, id),
    resolveAccount: (addressOrName) => resolveAccount(names, addressOrName),
    readAccount: async (address, { block } = {}) => {
      looked.note(address)
      return accounts.read(address, { ensName: await names.readName(address), block })
    },
    readRiskInputs: (account) => accounts.readRiskInputs(account),
    subscribe: (listener, lastEventId) => hub.subscribe(listener, lastEventId),
    readMetrics: () =>
      metrics.read({
        chains,
        markets,
        endpoints: sides.map(({ client }) => ({
          chainId: client.chainId,
          states: client.endpointStates(),
        })),
        hosts: entries,
        isStoreUp: door?.isUp,
        listeners: hub.listeners,
      }),
    stop: async () => {
      for (const { follower } of sides) follower.stop()
      if (tender) await tender.stop()
      else await Promise.all(entries.map((host) => host.stop(undefined)))
      for (const { client } of sides) client.close()
    },
  }
}

function requireStore(door: StoreDoor | undefined): Store {
  if (door) return door.require()
  throw new StoreError('History is unavailable: this process keeps none.')
}

async function resolveAccount(names: NameResolver, addressOrName: string) {
  const text = addressOrName.trim()
  if (/^0x/i.test(text)) {
    const lower = text.toLowerCase()
    const mixedCase =
      text.slice(2) !== lower.slice(2) && text.slice(2) !== text.slice(2).toUpperCase()
    if (!isAddress(lower))
      throw new InvalidRequestError(
        `"${text.slice(0, 60)}" is not an address: 0x must be followed by 40 hex digits.`,
      )
    const address = getAddress(lower)
    if (mixedCase && address !== text)
      throw new InvalidRequestError(
        `"${text}" fails its checksum: a digit or the case of a letter is wrong. Copy it again, or write it in lower case.`,
      )
    return { address, ensName: await names.readName(address) }
  }
  const address = await names.readAddress(text)
  return { address, ensName: text.toLowerCase() }
}
