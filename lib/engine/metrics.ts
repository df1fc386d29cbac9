import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { ChainFollower } from './follow-chain'
import type { LiveMarkets } from './read/live-markets'
import { getSource } from './source'

/** What an operator watches, as Prometheus text. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #requests = new Counter({
    name: 'plimsoll_rpc_requests_total',
    help: 'Requests to nodes',
    labelNames: ['chain', 'method'],
    registers: [this.#registry],
  })
  readonly #head = this.#gauge('plimsoll_chain_head', 'Newest block seen', ['chain'])
  readonly #indexed = this.#gauge('plimsoll_chain_indexed', 'Newest block that can be read', [
    'chain',
  ])
  readonly #endpoints = this.#gauge('plimsoll_endpoints_healthy', 'Endpoints that answer', [
    'chain',
  ])
  readonly #accounts = this.#gauge('plimsoll_accounts', 'Accounts with debt', ['market'])
  readonly #fresh = this.#gauge('plimsoll_market_fresh', '1 while a market follows its head', [
    'market',
  ])
  readonly #age = this.#gauge('plimsoll_market_age_seconds', "Age of a market's block", ['market'])
  readonly #listeners = this.#gauge('plimsoll_stream_clients', 'Open event streams', [])

  constructor() {
    collectDefaultMetrics({ register: this.#registry, prefix: 'plimsoll_' })
  }

  countRequest({ chainId, method }: { chainId: number; method: string }): void {
    this.#requests.inc({ chain: String(chainId), method })
  }

  read(state: {
    chains: readonly ChainFollower[]
    markets: LiveMarkets
    listeners: number
  }): Promise<string> {
    for (const chain of state.chains) {
      const labels = { chain: String(chain.chainId) }
      if (chain.head) this.#head.set(labels, chain.head.number)
      if (chain.indexed) this.#indexed.set(labels, chain.indexed.number)
      this.#endpoints.set(labels, chain.endpoints.healthy)
    }
    for (const live of state.markets.all) {
      const labels = { market: live.market.entry.id }
      const source = getSource(live)
      this.#fresh.set(labels, source.status === 'fresh' ? 1 : 0)
      if (source.ageSeconds !== null) this.#age.set(labels, source.ageSeconds)
      if (live.market.snapshot) this.#accounts.set(labels, live.market.snapshot.getBook().length)
    }
    this.#listeners.set(state.listeners)
    return this.#registry.metrics()
  }

  #gauge<const T extends string>(name: string, help: string, labelNames: T[]): Gauge<T> {
    return new Gauge({ name, help, labelNames, registers: [this.#registry] })
  }
}
