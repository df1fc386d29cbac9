import type { EndpointState } from '../chain-client'
import type { Endpoint } from './endpoint'

/** What may be told of an endpoint. */
export function toEndpointState(
  endpoint: Pick<
    Endpoint,
    'label' | 'chain' | 'head' | 'latencyMs' | 'errorRate' | 'failures' | 'coolUntil' | 'open'
  >,
  now: number,
): EndpointState {
  const { label, head, latencyMs, errorRate } = endpoint
  return {
    label,
    state: getState(endpoint, now),
    head: head < 0 ? null : head,
    latencyMs: latencyMs === undefined ? null : Math.round(latencyMs),
    errorRate: Math.round(errorRate * 1_000) / 1_000,
  }
}

function getState(
  endpoint: Pick<Endpoint, 'chain' | 'failures' | 'coolUntil' | 'open'>,
  now: number,
): EndpointState['state'] {
  if (endpoint.chain === 'wrong') return 'wrong-chain'
  if (endpoint.open) return 'open'
  return endpoint.failures > 0 || endpoint.coolUntil > now ? 'cooling' : 'healthy'
}
