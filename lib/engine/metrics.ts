import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { LiveChain } from './live-entry'
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
  readonly #checks = this.#gauge(
    'plimsoll_audit_checks',
    "Accounts compared with the protocol's own view",
    ['entry'],
  )
  readonly #misses = this.#gauge('plimsoll_audit_misses', 'Comparisons that differed', ['entry'])
  readonly #listeners = this.#gauge('plimsoll_stream_clients', 'Open event streams', [])

  constructor() {
    collectDefaultMetrics({ register: this.#registry, prefix: 'plimsoll_' })
  }

  countRequest({ chainId, method }: { chainId: number; method: string }): void {
    this.#requests.inc({ chain: String(chainId), method })
  }

  read(state: {
    chains: readonly LiveChain[]
    markets: LiveMarkets
    listeners: number
  }): Promise<string> {
    for (const chain of state.chains) {
      const labels = { chain: String(chain.chainId) }
      if (chain.head) this.#head.set(labels, chain.head.number)
      if (chain.indexed) this.#indexed.set(labels, chain.indexed.number)
      this.#endpoints.set(labels, chain.endpoints.healthy)
    }
    for (const { id, live, snapshot } of state.markets.all) {
      const labels = { market: id }
      const source = getSource(live)
      this.#fresh.set(labels, source.status === 'fresh' ? 1 : 0)
      if (source.ageSeconds !== null) this.#age.set(labels, source.ageSeconds)
      if (snapshot) this.#accounts.set(labels, snapshot.getBook().length)
    }
    for (const { entry, audit } of state.markets.entries) {
      if (!audit) continue
      this.#checks.set({ entry: entry.id }, audit.checks)
      this.#misses.set({ entry: entry.id }, audit.misses)
    }
    this.#listeners.set(state.listeners)
    return this.#registry.metrics()
  }

  #gauge<const T extends string>(name: string, help: string, labelNames: T[]): Gauge<T> {
    return new Gauge({ name, help, labelNames, registers: [this.#registry] })
  }
}
