import { createHeadTracker } from './blocks/head-tracker'
import { readBlock } from './blocks/read-block'
import { readHead } from './blocks/read-head'
import { createHeadWatch } from './blocks/watch-heads'
import { callAtBlock } from './call-at-block'
import type { ChainClient, ChainLog, EndpointCheck } from './chain-client'
import { attemptOnEndpoints } from './endpoints/attempt-on-endpoints'
import { checkEndpoint } from './endpoints/check-endpoint'
import { createEndpoint } from './endpoints/endpoint'
import { createHedgeBudget } from './endpoints/hedge-budget'
import { isProbeDue, usualProbeMs } from './endpoints/is-probe-due'
import { rankEndpoints } from './endpoints/rank-endpoints'
import { toEndpointState } from './endpoints/to-endpoint-state'
import { readLogs } from './logs/read-logs'
import { request } from './rpc/request'

export type { ChainClient } from './chain-client'

/** Chains that their owners take back: an older head is the truth at once. */
const developmentChains = [1337, 31337]
const usualPatienceMs = 600_000

/**
 * A client for one chain over http(s) and ws(s) endpoints, best first. An endpoint of another
 * chain is put in quarantine, also when it becomes one later; the rest are ranked by head, errors, latency, then
 * by the given order. Nothing is sent before the first request.
 *
 * @param onRequest Called for each request that is sent, with the JSON-RPC method: for counting.
 * @param headPatienceMs How long every node must show one and the same older block before the chain counts as cut
 * short: ten minutes, and 0 for development chains.
 * @param probeEveryMs How often each of several endpoints is asked for its head beside the reads; one that failed
 * lately eight times as often, each for its chain id four times as seldom.
 * @param random For jitter, in [0, 1).
 */
export function createChainClient({
  chainId,
  urls,
  log = () => undefined,
  onRequest,
  timeoutMs = 15_000,
  headPatienceMs = developmentChains.includes(chainId) ? 0 : usualPatienceMs,
  probeEveryMs = usualProbeMs,
  random = Math.random,
}: {
  chainId: number
  urls: readonly string[]
  log?: ChainLog
  onRequest?: (request: { method: string; endpoint: string }) => void
  timeoutMs?: number
  headPatienceMs?: number
  probeEveryMs?: number
  random?: () => number
}): ChainClient {
  const counts: Record<string, number> = {}
  const endpoints = urls.map((url, index) => {
    const label = `endpoint ${index + 1}`
    return createEndpoint(url, {
      label,
      random,
      onRequest(method) {
        counts[method] = (counts[method] ?? 0) + 1
        onRequest?.({ method, endpoint: label })
      },
    })
  })

  const hedges = createHedgeBudget()
  const tracker = createHeadTracker()
  const heads = createHeadWatch(endpoints, { chainId, timeoutMs, log, random })

  /** Chain and head of every endpoint, now and then and when it may have recovered, in the background. */
  function probe(): void {
    const now = Date.now()
    for (const endpoint of endpoints) {
      if (!isProbeDue(endpoint, { now, alone: endpoints.length === 1, probeEveryMs })) continue
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
      attemptOnEndpoints(endpoints, { step, chainId, timeoutMs, log, hedges, ...options }),
    async readHead() {
      probe()
      return await readHead(client, { tracker, endpoints, headPatienceMs })
    },
    readBlock: (block) => readBlock(client, block),
    readLogs: (filter) => readLogs(client, filter),
    callAtBlock: (call) => callAtBlock(client, call),
    watchHeads: heads.watch,
    endpointStates: () => endpoints.map((endpoint) => toEndpointState(endpoint, Date.now())),
    endpoints() {
      const now = Date.now()
      const healthy = rankEndpoints(endpoints, now).filter(
        (endpoint) => toEndpointState(endpoint, now).state === 'healthy',
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
      heads.close()
      for (const endpoint of endpoints) endpoint.close()
    },
  }
  return client
}
