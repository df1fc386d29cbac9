import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { EndpointState } from '@/lib/chain/chain-client'
import type { EntryHost } from './keep/entry-host'
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
  readonly #endpointUp = this.#gauge(
    'plimsoll_endpoint_up',
    '1 while an endpoint is used, 0 while it is left alone',
    ['chain', 'endpoint'],
  )
  readonly #endpointErrors = this.#gauge(
    'plimsoll_endpoint_error_rate',
    'Moving average of failed requests, 0 to 1',
    ['chain', 'endpoint'],
  )
  readonly #endpointHead = this.#gauge(
    'plimsoll_endpoint_head',
    'Newest block that an endpoint has shown',
    ['chain', 'endpoint'],
  )
  readonly #store = this.#gauge('plimsoll_store_up', '1 while the database answers', [])
  readonly #followed = this.#gauge(
    'plimsoll_entry_followed',
    '1 where this process follows the chain for it, 0 where it copies another',
    ['entry'],
  )
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
    endpoints: readonly { chainId: number; states: readonly EndpointState[] }[]
    hosts: readonly Pick<EntryHost, 'entry' | 'isFollowed'>[]
    /** `undefined` where nothing is kept. */
    isStoreUp: boolean | undefined
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
    for (const { chainId, states } of state.endpoints)
      for (const { label, state: health, head, errorRate } of states) {
        const labels = { chain: String(chainId), endpoint: label }
        this.#endpointUp.set(labels, health === 'healthy' ? 1 : 0)
        this.#endpointErrors.set(labels, errorRate)
        if (head !== null) this.#endpointHead.set(labels, head)
      }
    if (state.isStoreUp !== undefined) this.#store.set(state.isStoreUp ? 1 : 0)
    for (const { entry, isFollowed } of state.hosts)
      this.#followed.set({ entry: entry.id }, isFollowed ? 1 : 0)
    this.#listeners.set(state.listeners)
    return this.#registry.metrics()
  }

  #gauge<const T extends string>(name: string, help: string, labelNames: T[]): Gauge<T> {
    return new Gauge({ name, help, labelNames, registers: [this.#registry] })
  }
}
