import { attemptOnEndpoints } from './attempt-on-endpoints'
import { callAtBlock } from './call-at-block'
import type { ChainClient, ChainLog, EndpointCheck } from './chain-client'
import { checkEndpoint } from './check-endpoint'
import { createEndpoint } from './endpoint'
import { rankEndpoints } from './rank-endpoints'
import { readBlock } from './read-block'
import { readHead } from './read-head'
import { readLogs } from './read-logs'
import { request } from './request'

export type { ChainClient } from './chain-client'

const probeEveryMs = 15_000

/**
 * A client for one chain over http(s) and ws(s) endpoints, best first. An endpoint of another
 * chain is put in quarantine; the rest are ranked by head, errors, latency, then by the given
 * order. Nothing is sent before the first request.
 *
 * @param onRequest Called for each request that is sent, with the JSON-RPC method: for counting.
 */
export function createChainClient({
  chainId,
  urls,
  log = () => undefined,
  onRequest,
  timeoutMs = 15_000,
}: {
  chainId: number
  urls: readonly string[]
  log?: ChainLog
  onRequest?: (request: { method: string; endpoint: string }) => void
  timeoutMs?: number
}): ChainClient {
  const counts: Record<string, number> = {}
  const endpoints = urls.map((url, index) => {
    const label = `endpoint ${index + 1}`
    return createEndpoint(url, {
      label,
      onRequest(method) {
        counts[method] = (counts[method] ?? 0) + 1
        onRequest?.({ method, endpoint: label })
      },
    })
  })

  /** Heads of the endpoints not in use age: a look at them now and then, in the background. */
  function probeOthers(): void {
    if (endpoints.length < 2) return
    const now = Date.now()
    for (const endpoint of endpoints) {
      if (endpoint.probedAt > now - probeEveryMs) continue
      if (endpoint.coolUntil > now || endpoint.quarantinedUntil > now) continue
      endpoint.probedAt = now
      checkEndpoint(endpoint, { chainId, timeoutMs, log }).catch(() => undefined)
    }
  }

  const client: ChainClient = {
    chainId,
    timeoutMs,
    log,
    request: (method, params = [], options = {}) => request(client, { method, params, ...options }),
    attempt: (step, options) =>
      attemptOnEndpoints(endpoints, { step, chainId, timeoutMs, log, ...options }),
    async readHead() {
      probeOthers()
      return await readHead(client)
    },
    readBlock: (block) => readBlock(client, block),
    readLogs: (filter) => readLogs(client, filter),
    callAtBlock: (call) => callAtBlock(client, call),
    endpoints() {
      const now = Date.now()
      const healthy = rankEndpoints(endpoints, now).filter(
        (endpoint) => endpoint.failures === 0 && endpoint.coolUntil <= now,
      )
      return { healthy: healthy.length, total: endpoints.length }
    },
    async checkEndpoints() {
      return await Promise.all(
        endpoints.map(async (endpoint): Promise<EndpointCheck> => {
          const { label } = endpoint
          try {
            const found = await checkEndpoint(endpoint, { chainId, timeoutMs, log })
            const status = found === chainId ? 'right' : 'wrong-chain'
            return { label, status, chainId: found, reason: null }
          } catch (error) {
            const reason = error instanceof Error ? error.message : 'no answer'
            return { label, status: 'unreachable', chainId: null, reason }
          }
        }),
      )
    },
    requests: () => ({ ...counts }),
    close() {
      for (const endpoint of endpoints) endpoint.close()
    },
  }
  return client
}
