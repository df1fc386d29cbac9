import { getAddress, isAddress } from 'viem'
import { createChainClient } from '@/lib/chain/create-chain-client'
import type { Config } from '@/lib/config/parse-config'
import { InvalidRequestError } from '@/lib/errors'
import { getAdapter } from '@/lib/protocols/registry'
import type { Engine } from './engine'
import { EventHub } from './event-hub'
import { ChainFollower } from './follow-chain'
import { type EntryStep, FollowedEntry } from './followed-entry'
import type { Log } from './log'
import { Metrics } from './metrics'
import { LiveMarkets } from './read/live-markets'
import { AccountReader } from './read/read-account'
import { readBook, readWholeBook } from './read/read-book'
import { readCurve } from './read/read-curve'
import {
  readLiquidation,
  readLiquidationDays,
  readLiquidations,
  readWholeLiquidations,
} from './read/read-liquidations'
import { readMarket } from './read/read-market'
import { readStatus } from './read/read-status'
import { readVersion } from './read/read-version'
import { NameResolver } from './resolve-name'

export type RunningEngine = Engine & {
  /** Ends following; what was read stays readable. */
  stop(): void
}

/** Milliseconds between looks at the head: short for a node on this machine, gentle to one that meters. */
function getPollInterval(urls: readonly string[]): number {
  const local = urls.every((url) => /^(127\.|localhost$|\[::1\]$)/.test(new URL(url).hostname))
  return local ? 200 : 1_500
}

/** Starts to follow every configured chain and market. Returns at once; nothing need be readable yet. */
export function createEngine(options: { config: Config; demo: boolean; log: Log }): RunningEngine {
  const { config, demo, log } = options
  const hub = new EventHub()
  const metrics = new Metrics()
  const clients = [...config.endpoints].map(([chainId, urls]) => ({
    urls,
    client: createChainClient({
      chainId,
      urls,
      onRequest: ({ method }) => metrics.countRequest({ chainId, method }),
    }),
  }))
  const chains = clients.map(
    ({ client, urls }) =>
      new ChainFollower({
        client,
        log,
        pollInterval: getPollInterval(urls),
        onBlock: ({ chainId, number, hash, timestamp }) =>
          hub.publish({
            event: 'block',
            id: `${chainId}-${number}-${hash}`,
            data: {
              chainId,
              blockNumber: number,
              blockHash: hash,
              timestamp: new Date(timestamp * 1000).toISOString().replace('.000Z', 'Z'),
            },
          }),
        onReorg: ({ commonAncestor, depth, block: { chainId } }) =>
          hub.publish({
            event: 'reorg',
            id: hub.lastBlockId(chainId),
            data: { chainId, commonAncestor, depth },
          }),
      }),
  )
  const entries = config.markets.map((entry) => {
    const { client } = pick(clients, ({ client: { chainId } }) => chainId === entry.chainId)
    const chain = pick(chains, ({ chainId }) => chainId === entry.chainId)
    const followed = new FollowedEntry({
      entry,
      adapter: getAdapter(entry.protocol),
      client,
      log,
      chain,
      onStep: (step) => publishLiquidations(hub, step),
    })
    chain.add(followed)
    return followed
  })
  const markets = new LiveMarkets({ entries, chains })
  const accounts = new AccountReader(markets)
  const names = new NameResolver(clients.map(({ client }) => client))
  for (const chain of chains) void chain.run()

  return {
    readStatus: () => readStatus({ chains, markets, role: config.role, demo }),
    readMarkets: () => markets.all.map(readMarket),
    readVersion: () => readVersion(entries),
    readMarket: (id) => readMarket(markets.get(id)),
    readBook: (query) => readBook(markets, query),
    readWholeBook: (query) => readWholeBook(markets, query),
    readCurve: (query) => readCurve(markets, query),
    readLiquidations: (query) => readLiquidations(markets, query),
    readWholeLiquidations: (query) => readWholeLiquidations(markets, query),
    readLiquidation: (id) => readLiquidation(markets, id),
    readLiquidationDays: (market) => readLiquidationDays(markets, market),
    resolveAccount: (addressOrName) => resolveAccount(names, addressOrName),
    readAccount: async (address, { block } = {}) =>
      accounts.read(address, { ensName: await names.readName(address), block }),
    readRiskInputs: (account) => accounts.readRiskInputs(account),
    subscribe: (listener, lastEventId) => hub.subscribe(listener, lastEventId),
    readMetrics: () => metrics.read({ chains, markets, listeners: hub.listeners }),
    stop: () => {
      for (const chain of chains) chain.stop()
      for (const entry of entries) entry.stop()
      for (const { client } of clients) client.close()
    },
  }
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

function pick<T>(items: readonly T[], matches: (item: T) => boolean): T {
  const found = items.find(matches)
  if (found === undefined) throw new TypeError('a market on a chain without endpoints')
  return found
}

/** Tells the liquidations that a new block brought; those found in the past by discovery are not news. */
function publishLiquidations(hub: EventHub, { snapshots, before }: EntryStep): void {
  for (const snapshot of snapshots) {
    const last = before.find(({ id }) => id === snapshot.id)
    if (!last || last.liquidations === snapshot.liquidations) continue
    const news = snapshot.liquidations.filter(
      ({ blockNumber }) => blockNumber > last.block.number && blockNumber <= snapshot.block.number,
    )
    for (const data of news.reverse())
      hub.publish({ event: 'liquidation', id: hub.lastBlockId(snapshot.block.chainId), data })
  }
}
