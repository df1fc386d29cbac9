import type { Endpoint } from './endpoint'

export type RankedFacts = Pick<
  Endpoint,
  'chain' | 'quarantinedUntil' | 'head' | 'latencyMs' | 'errorRate' | 'coolUntil' | 'open'
> & { getWaitMs?: () => number }

/** Blocks behind the best head at which an endpoint counts as lagging. */
const lagging = 3
/** An endpoint this much slower than the fastest, and slow in itself, yields. */
const slowFactor = 4
const slowMs = 750
/** An endpoint whose rate holds requests back for longer yields. */
const heldMs = 100

/**
 * The endpoints in the order in which they are to be asked: a wrong chain never; those that cool
 * down last, before them those that are still to show that they recovered; then by lag of the head, a rate that
 * holds back, error rate, slowness; among equals the configured order.
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
      (endpoint.coolUntil > now ? 64 : 0) +
      (endpoint.open || endpoint.chain === 'wrong' ? 32 : 0) +
      ((endpoint.getWaitMs?.() ?? 0) > heldMs ? 16 : 0) +
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
