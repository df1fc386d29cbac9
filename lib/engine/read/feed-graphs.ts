import type { ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError } from '@/lib/errors'
import { readFeedGraph } from '@/lib/oracles/feeds/read-feed-graph'
import type { PriceSource } from '@/lib/oracles/rounds/price-source'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { FeedGraph } from '@/lib/risk/scenarios/feed-graph'
import type { LiveMarkets } from './live-markets'

type Kept = { key: string; graph: Promise<FeedGraph> }

/** What markets' prices hang on. Read once, and again when a market asks other sources. */
export class FeedGraphs {
  readonly #markets: LiveMarkets
  readonly #clients: readonly ChainClient[]
  readonly #kept = new Map<string, Kept>()

  constructor(options: { markets: LiveMarkets; clients: readonly ChainClient[] }) {
    this.#markets = options.markets
    this.#clients = options.clients
  }

  /** @throws NotFoundError, ChainReadError, HistoryUnavailableError, ReorgError */
  async read(id: string): Promise<FeedGraph> {
    const { snapshot, live } = this.#markets.get(id)
    if (!snapshot) return { sources: [], nodes: [] }
    const client = this.#clients.find(({ chainId }) => chainId === live.entry.chainId)
    if (!client)
      throw new ChainReadError('No node of this chain is configured.', {
        reason: 'network',
        retryable: false,
      })
    const sources = snapshot.priceSources ?? toPriceSources(snapshot)
    const key = sources.map(({ asset, source, part }) => `${asset} ${source} ${part}`).join()
    const kept = this.#kept.get(id)
    if (kept?.key === key) return kept.graph
    const graph = readFeedGraph(client, { sources, at: snapshot.block })
    this.#kept.set(id, { key, graph })
    graph.catch(() => {
      if (this.#kept.get(id)?.graph === graph) this.#kept.delete(id)
    })
    return graph
  }
}

/** Where the market itself says which contract each price is asked from. */
function toPriceSources(snapshot: MarketSnapshot): PriceSource[] {
  const { assets } = snapshot.getMarket()
  return assets.map(({ address, price }) => ({
    asset: address,
    source: price.source,
    part: 'price',
  }))
}
