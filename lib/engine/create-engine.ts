import { randomUUID } from 'node:crypto'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import { type ConfigError, StoreError } from '@/lib/errors'
import type { Store } from '@/lib/store/store'
import { type ChainSideOptions, createChainSide } from './chain-side'
import { ChanceReader } from './chance/chance-reader'
import type { Engine } from './engine'
import { EventHub } from './event-hub'
import { findNativePrice } from './find-native-price'
import { LookedAccounts } from './keep/looked-accounts'
import type { StoreDoor } from './keep/store-door'
import { tendHosts } from './keep/tend-hosts'
import { Metrics } from './metrics'
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
import { readMarketHaircut } from './read/read-market-haircut'
import { readMarketLiquidations } from './read/read-market-liquidations'
import { readNearest } from './read/read-nearest'
import { readPopulation } from './read/read-population'
import { readStatus } from './read/read-status'
import { readVersion } from './read/read-version'
import { resolveAccount } from './resolve-account'
import { NameResolver } from './resolve-name'

export type RunningEngine = Engine & {
  /** Ends following and writes what is left; what was read stays readable. */
  stop(): Promise<void>
}

export type EngineOptions = ChainSideOptions & {
  demo: boolean
  /** Where state and history are kept; without it they last as long as the process. */
  door?: StoreDoor
  /** The database can never be used as it is configured. */
  onFatal?: (error: ConfigError) => void
}

/** Starts to follow every configured chain and market. Returns at once; nothing need be readable yet. */
export function createEngine(options: EngineOptions): RunningEngine {
  const { config, demo, log, door } = options
  const hub = new EventHub()
  const metrics = new Metrics()
  const looked = new LookedAccounts([...config.endpoints.keys()])
  const holder = config.databaseUrl ? randomUUID() : 'embedded'
  // The embedded chain forgets its states within minutes: what happens on it is read while it can be.
  const readAhead = (liquidations: readonly Liquidation[]) => {
    if (demo) for (const { id } of liquidations) anatomies.read(id).catch(() => undefined)
  }
  const sides = [...config.endpoints].map(([chainId, urls]) =>
    createChainSide(
      { chainId, urls },
      { ...options, hub, metrics, looked, holder, onLiquidations: readAhead },
    ),
  )
  const clients = sides.map(({ client }) => client)
  const chains = sides.map(({ chain }) => chain)
  const getPools = (chainId: number) =>
    sides.find(({ client }) => client.chainId === chainId)?.pools
  const entries = config.markets.flatMap((entry) =>
    sides.flatMap(({ hosts }) => hosts.filter((host) => host.entry === entry)),
  )
  const markets = new LiveMarkets({ entries, chains })
  const accounts = new AccountReader(markets)
  const anatomies = new AnatomyReader({ markets, clients })
  const feedGraphs = new FeedGraphs({ markets, clients })
  const chances = new ChanceReader({ markets, clients })
  const cascades = new CascadeReader({ markets, getPools })
  const names = new NameResolver(clients)
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
    readMarkets: () => markets.all.map(readMarket),
    readMarket: (id) => readMarket(markets.get(id)),
    readMarketHistory: async (id, query) =>
      readMarketHistory({ markets, store: requireStore(door), id, query }),
    readBook: (query) => readBook(markets, query),
    readWholeBook: (query) => readWholeBook(markets, query),
    readCurve: (query) => readCurve(markets, query),
    readNearest: (query) => readNearest(markets, query),
    resolveAccount: (addressOrName) => resolveAccount(names, addressOrName),
    readAccount: async (address, { block } = {}) => {
      looked.note(address)
      return accounts.read(address, { ensName: await names.readName(address), block })
    },
    readRiskInputs: (account) => accounts.readRiskInputs(account),
    readAccountHistory: async (address, query) =>
      readAccountHistory({
        chainIds: [...config.endpoints.keys()],
        store: requireStore(door),
        address,
        query,
      }),
    readFeedGraph: (id) => feedGraphs.read(id),
    readChance: (query) => chances.read(query),
    readPositionChances: (account) => chances.readPositions(account),
    readDepth: (query) => readDepth(markets, { query, getPools }),
    readMarketHaircut: async (id) => readMarketHaircut(markets, { id, getPools }),
    readPopulation: (id) => readPopulation(markets, id),
    readSaleVenues: (id) => cascades.readVenues(id),
    readPopulationAnswer: (query) => cascades.readPopulation(query),
    readCascade: (query) => cascades.readCascade(query),
    readLiquidations: (query) => readLiquidations(markets, query),
    readWholeLiquidations: (query) => readWholeLiquidations(markets, query),
    readLiquidation: (id) => readLiquidation(markets, id),
    readLiquidationDetail: (id) => anatomies.read(id),
    readLiquidationDays: (market) => readLiquidationDays(markets, market),
    readMarketLiquidations: async (id, query) => {
      const { chainId } = markets.get(id).live.entry
      const gasPrice = sides.find(({ client }) => client.chainId === chainId)?.gasPrice
      const gasPriceWei = (await gasPrice?.read()) ?? null
      const native = findNativePrice({ entries, chainId })
      const arePoolsKnown = config.pools.some((source) => source.chainId === chainId)
      const pools = arePoolsKnown ? getPools(chainId) : undefined
      return readMarketLiquidations(markets, { id, query, gasPriceWei, native, pools })
    },
    readAuctions: (query) => readAuctions(markets, query),
    readWholeAuctions: (query) => readWholeAuctions(markets, query),
    readAuction: (id) => readAuction(markets, id),
    readStatus: () => readStatus({ chains, markets, role: config.role, demo }),
    readVersion: () => readVersion(entries),
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
    subscribe: (listener, lastEventId) => hub.subscribe(listener, lastEventId),
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
