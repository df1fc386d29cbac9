import { http, webSocket } from 'viem'
import { parseRetryAfter } from './parse-retry-after'
import { createRedactor } from './redact'
import { isEndpointFault, RpcFailure } from './rpc-failure'
import { toRpcFailure } from './to-rpc-failure'

/** One node and what was learnt of it. The URL stays inside. */
export type Endpoint = {
  /** `endpoint 1`: the only name that leaves this folder. */
  readonly label: string
  chain: 'unknown' | 'right' | 'wrong'
  /** Until when a wrong chain is not asked again, ms. */
  quarantinedUntil: number
  /** Highest block number it has shown; -1 before. */
  head: number
  /** When `head` was last asked for, ms. */
  probedAt: number
  /** Moving average, ms; `undefined` before the first answer. */
  latencyMs: number | undefined
  /** Moving average of failures, 0 to 1. */
  errorRate: number
  /** Failures in a row. */
  failures: number
  /** Left alone until then, ms. */
  coolUntil: number
  /** EIP-1898 block parameters, state overrides: learnt by trying. */
  speaks: { blockHash: boolean; stateOverride: boolean }
  send(method: string, options: SendOptions): Promise<unknown>
  close(): void
}

export type SendOptions = { params: readonly unknown[]; timeoutMs: number }

type Transported = {
  request(
    body: { method: string; params: readonly unknown[] },
    options?: { signal?: AbortSignal },
  ): Promise<unknown>
  value?: { getRpcClient?: () => Promise<{ close(): void }> } | undefined
}

const longestCoolDown = 5_000
const weight = 0.2

/**
 * One endpoint over viem's transport, without its retries. Time-outs cover the whole answer, not
 * just its headers; failures are sorted (`RpcFailure`) and cool the endpoint down: jittered and
 * doubling to 5 s, or what `Retry-After` says.
 */
export function createEndpoint(
  url: string,
  { label, onRequest }: { label: string; onRequest?: ((method: string) => void) | undefined },
): Endpoint {
  const redact = createRedactor(url)
  let retryAfterMs: number | undefined
  let connected = false
  const socket = /^wss?:/i.test(url)
  const transport = (socket
    ? webSocket(url, { retryCount: 0, reconnect: false })
    : http(url, {
        retryCount: 0,
        maxResponseBodySize: 128 * 1024 * 1024,
        onFetchResponse(response) {
          retryAfterMs = parseRetryAfter(response.headers.get('retry-after'))
        },
      }))({ retryCount: 0, timeout: 600_000 }) as unknown as Transported

  async function exchange(method: string, options: SendOptions): Promise<unknown> {
    const abort = new AbortController()
    let timer: NodeJS.Timeout | undefined
    try {
      return await Promise.race([
        transport.request({ method, params: options.params }, { signal: abort.signal }),
        new Promise((_, reject) => {
          timer = setTimeout(() => {
            reject(new RpcFailure('timeout', { text: `timed out after ${options.timeoutMs} ms` }))
            abort.abort()
          }, options.timeoutMs)
        }),
      ])
    } finally {
      clearTimeout(timer)
    }
  }

  const endpoint: Endpoint = {
    label,
    chain: 'unknown',
    quarantinedUntil: 0,
    head: -1,
    probedAt: 0,
    latencyMs: undefined,
    errorRate: 0,
    failures: 0,
    coolUntil: 0,
    speaks: { blockHash: true, stateOverride: true },
    async send(method, options) {
      onRequest?.(method)
      const begin = performance.now()
      retryAfterMs = undefined
      try {
        const result = await exchange(method, options)
        if (result === undefined) throw new RpcFailure('malformed', { text: 'no result' })
        connected = socket
        noteSuccess(endpoint, performance.now() - begin)
        return result
      } catch (error) {
        const failure = toRpcFailure(error, { method, redact })
        noteFailure(endpoint, { failure, retryAfterMs: failure.retryAfterMs ?? retryAfterMs })
        // viem's own reconnecting prints the socket's URL; a closed one is opened anew instead.
        if (socket && connected && failure.kind === 'network') this.close()
        throw failure
      }
    },
    close() {
      if (!connected) return
      connected = false
      transport.value
        ?.getRpcClient?.()
        .then((client) => client.close())
        .catch(() => undefined)
    },
  }
  return endpoint
}

function noteSuccess(endpoint: Endpoint, latency: number): void {
  endpoint.latencyMs =
    endpoint.latencyMs === undefined
      ? latency
      : endpoint.latencyMs * (1 - weight) + latency * weight
  endpoint.errorRate *= 1 - weight
  endpoint.failures = 0
  endpoint.coolUntil = 0
}

function noteFailure(
  endpoint: Endpoint,
  { failure, retryAfterMs }: { failure: RpcFailure; retryAfterMs: number | undefined },
): void {
  if (!isEndpointFault(failure.kind)) return
  endpoint.failures += 1
  endpoint.errorRate = endpoint.errorRate * (1 - weight) + weight
  const backOff = Math.min(250 * 2 ** (endpoint.failures - 1), longestCoolDown)
  const wait =
    failure.kind === 'rate-limited' && retryAfterMs !== undefined
      ? retryAfterMs
      : backOff * (0.5 + Math.random() / 2)
  endpoint.coolUntil = Date.now() + wait
}
