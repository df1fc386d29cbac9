import type { Liquidation } from '@/lib/api/schema/liquidation'
import { createChainClient } from '@/lib/chain/create-chain-client'
import type { Config } from '@/lib/config/parse-config'
import { PoolReader } from '@/lib/pools/pool-reader'
import { getAdapter } from '@/lib/protocols/registry'
import type { EventHub } from './event-hub'
import { findUsdPrice } from './find-usd-price'
import { ChainFollower } from './follow-chain'
import { GasPrice } from './gas-price'
import { CopiedBlocks } from './keep/copied-blocks'
import { CopiedChain } from './keep/copied-chain'
import { EntryHost } from './keep/entry-host'
import type { LookedAccounts } from './keep/looked-accounts'
import type { LiveChain } from './live-entry'
import type { Log } from './log'
import type { Metrics } from './metrics'
import { publishBlock, publishLiquidations, publishReorg } from './publish-events'

/** How long changes are gathered before they are written to the embedded database. */
const embeddedSaveEveryMs = 3_000

/** Milliseconds between looks at the head: short for a node on this machine, gentle to one that meters. */
function getPollInterval(urls: readonly string[]): number {
  const local = urls.every((url) => /^(127\.|localhost$|\[::1\]$)/.test(new URL(url).hostname))
  return local ? 200 : 1_500
}

export type ChainSideOptions = {
  config: Config
  log: Log
  /** How long a node may take to answer, ms; 15,000 unless told. */
  timeoutMs?: number
  /** See `createChainClient`. */
  headPatienceMs?: number
}

/** One followed chain: its nodes, what follows it, and a host for each of its configured entries. */
export type ChainSide = ReturnType<typeof createChainSide>

/** Follows nothing yet: that is begun by `follower.run`. */
export function createChainSide(
  { chainId, urls }: { chainId: number; urls: readonly string[] },
  options: ChainSideOptions & {
    hub: EventHub
    metrics: Metrics
    looked: LookedAccounts
    /** Who holds the leases of entries that this process follows. */
    holder: string
    /** Liquidations that were told just now, by an entry that this process follows. */
    onLiquidations: (liquidations: readonly Liquidation[]) => void
  },
) {
  const { config, log, timeoutMs, headPatienceMs, hub, metrics, looked, holder } = options
  const client = createChainClient({
    chainId,
    urls,
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(headPatienceMs !== undefined && { headPatienceMs }),
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
        onStep: (step) => options.onLiquidations(publishLiquidations(hub, step)),
        onCopied: (step) => publishLiquidations(hub, step),
      }),
    )
  const chain: LiveChain = config.role === 'web' ? new CopiedChain({ client, hosts }) : follower
  return {
    client,
    follower,
    hosts,
    chain,
    teller: new CopiedBlocks({ hub, chainId, hosts }),
    pools: new PoolReader({ client, sources: config.pools }),
    gasPrice: new GasPrice(client),
  }
}
