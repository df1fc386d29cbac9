import type { Endpoint } from './endpoint'

export type RankedFacts = Pick<
  Endpoint,
  'chain' | 'quarantinedUntil' | 'head' | 'latencyMs' | 'errorRate' | 'coolUntil'
>

/** Blocks behind the best head at which an endpoint counts as lagging. */
const lagging = 3
/** An endpoint this much slower than the fastest, and slow in itself, yields. */
const slowFactor = 4
const slowMs = 750

/**
 * The endpoints in the order in which they are to be asked: a wrong chain never; those that cool
 * down last; then by lag of the head, error rate, slowness; among equals the configured order.
 */
export function rankEndpoints<T extends RankedFacts>(endpoints: readonly T[], now: number): T[] {
  const usable = endpoints.filter(
    (endpoint) => endpoint.chain !== 'wrong' || endpoint.quarantinedUntil <= now,
  )
  const best = Math.max(-1, ...usable.map((endpoint) => endpoint.head))
  const fastest = Math.min(
    Number.POSITIVE_INFINITY,
    ...usable.map((endpoint) => endpoint.latencyMs ?? Number.POSITIVE_INFINITY),
  )
  const getPenalty = (endpoint: T): number => {
    const latency = endpoint.latencyMs ?? 0
    return (
      (endpoint.coolUntil > now ? 16 : 0) +
      (endpoint.head >= 0 && best - endpoint.head > lagging ? 8 : 0) +
      (endpoint.errorRate > 0.5 ? 4 : endpoint.errorRate > 0.25 ? 2 : 0) +
      (latency > slowMs && latency > fastest * slowFactor ? 1 : 0)
    )
  }
  return usable
    .map((endpoint, index) => ({ endpoint, index, penalty: getPenalty(endpoint) }))
    .sort((a, b) => a.penalty - b.penalty || a.index - b.index)
    .map(({ endpoint }) => endpoint)
}
