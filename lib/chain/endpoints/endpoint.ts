import type { SocketRpcClient } from 'viem/utils'
import { createRedactor } from '../rpc/redact'
import { isEndpointFault, RpcFailure } from '../rpc/rpc-failure'
import { toRpcFailure } from '../rpc/to-rpc-failure'
import { createTransport, type ResponseFacts } from '../rpc/transport'
import { createBreaker } from './breaker'
import { createLatencyTail } from './latency-tail'
import { createRateLimit } from './rate-limit'

/** One node and what was learnt of it. The URL stays inside. */
export type Endpoint = {
  /** `endpoint 1`: the only name that leaves this folder. */
  readonly label: string
  /** `unknown` also after several failures: what comes back is asked again which chain it is of. */
  chain: 'unknown' | 'right' | 'wrong'
  /** When its chain id was last told, ms. */
  checkedAt: number
  /** Until when a wrong chain is not asked again, ms. */
  quarantinedUntil: number
  /** Block number it showed last; -1 before. */
  head: number
  /** When `head` was last asked for, ms. */
  probedAt: number
  /** Moving average, ms; `undefined` before the first answer. */
  latencyMs: number | undefined
  /** Moving average of failures, 0 to 1. */
  errorRate: number
  /** Failures in a row. */
  readonly failures: number
  /** Left alone until then, ms. */
  readonly coolUntil: number
  /** Several failures in a row: the next request is a trial. */
  readonly open: boolean
  /** Until when it counts as several nodes that disagree behind one URL, ms. */
  forkedUntil: number
  /** EIP-1898 block parameters, state overrides: learnt by trying. */
  speaks: { blockHash: boolean; stateOverride: boolean }
  /** Widest `eth_getLogs` range that it takes, and when it said so; `undefined` before it refused one. */
  logRange: { blocks: number; learntAt: number } | undefined
  /** Until its rate allows another request, ms. */
  getWaitMs(): number
  /** How long its slowest answers to a method take, ms. */
  getTailMs(method: string): number | undefined
  /** @throws RpcFailure */
  send(method: string, options: SendOptions): Promise<unknown>
  /** Another endpoint showed that its answer was wrong: ranks it down. */
  blame(): void
  /** A connection for subscriptions; only of ws(s) endpoints. @throws RpcFailure */
  openSocket?: () => Promise<SocketRpcClient<WebSocket>>
  close(): void
}

export type SendOptions = { params: readonly unknown[]; timeoutMs: number }

const weight = 0.2
/** A request that its rate holds back longer than this goes elsewhere. */
const longestHoldMs = 1_500

/**
 * One endpoint. Time-outs cover the whole answer, not just its headers; failures are sorted (`RpcFailure`), cool
 * the endpoint down (`createBreaker`) and cut its rate where they say so (`createRateLimit`).
 */
export function createEndpoint(
  url: string,
  {
    label,
    onRequest,
    now = Date.now,
    random = Math.random,
  }: {
    label: string
    onRequest?: ((method: string) => void) | undefined
    now?: () => number
    random?: () => number
  },
): Endpoint {
  const redact = createRedactor(url)
  const transport = createTransport(url)
  const breaker = createBreaker({ now, random })
  const limit = createRateLimit({ now })
  const tail = createLatencyTail()
  const { openSocket } = transport

  async function exchange(
    method: string,
    { params, timeoutMs, facts }: SendOptions & { facts: ResponseFacts },
  ): Promise<unknown> {
    const abort = new AbortController()
    let timer: NodeJS.Timeout | undefined
    try {
      return await Promise.race([
        transport.request({ method, params }, { signal: abort.signal, facts, timeoutMs }),
        new Promise((_, reject) => {
          timer = setTimeout(() => {
            reject(new RpcFailure('timeout', { text: `timed out after ${timeoutMs} ms` }))
            abort.abort()
          }, timeoutMs)
        }),
      ])
    } finally {
      clearTimeout(timer)
    }
  }

  function noteFailure(failure: RpcFailure): void {
    if (!isEndpointFault(failure.kind)) return
    const limited = failure.kind === 'rate-limited'
    if (limited) limit.cut()
    breaker.fail(limited ? failure.retryAfterMs : undefined)
    endpoint.errorRate = endpoint.errorRate * (1 - weight) + weight
    if (!breaker.open) return
    transport.close()
    if (endpoint.chain === 'right') endpoint.chain = 'unknown'
  }

  const endpoint: Endpoint = {
    label,
    chain: 'unknown',
    checkedAt: 0,
    quarantinedUntil: 0,
    head: -1,
    probedAt: 0,
    latencyMs: undefined,
    errorRate: 0,
    forkedUntil: 0,
    speaks: { blockHash: true, stateOverride: true },
    logRange: undefined,
    get failures() {
      return breaker.failures
    },
    get coolUntil() {
      return breaker.coolUntil
    },
    get open() {
      return breaker.open
    },
    getWaitMs: () => limit.getWaitMs(),
    getTailMs: (method) => tail.get(method),
    async send(method, options) {
      await hold(limit)
      onRequest?.(method)
      const begin = performance.now()
      const begunAt = now()
      const facts: ResponseFacts = {}
      try {
        const result = await exchange(method, { ...options, facts })
        if (result === undefined) throw new RpcFailure('malformed', { text: 'no result' })
        const latency = performance.now() - begin
        breaker.succeed(begunAt)
        tail.note(method, latency)
        endpoint.latencyMs = average(endpoint.latencyMs, latency)
        endpoint.errorRate *= 1 - weight
        return result
      } catch (error) {
        const failure = toRpcFailure(error, { method, redact, facts })
        noteFailure(failure)
        throw failure
      }
    },
    blame() {
      endpoint.errorRate = endpoint.errorRate * (1 - 2 * weight) + 2 * weight
    },
    ...(openSocket
      ? {
          openSocket: () =>
            openSocket().catch((error) => {
              throw toRpcFailure(error, { method: 'eth_subscribe', redact, facts: {} })
            }),
        }
      : {}),
    close: transport.close,
  }
  return endpoint
}

/** @throws RpcFailure `rate-limited` where the endpoint's own rate would hold a request too long. */
async function hold(limit: ReturnType<typeof createRateLimit>): Promise<void> {
  if (limit.getWaitMs() > longestHoldMs) {
    throw new RpcFailure('rate-limited', { text: 'held back: the provider limits the rate' })
  }
  const wait = limit.take()
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
}

function average(before: number | undefined, value: number): number {
  return before === undefined ? value : before * (1 - weight) + value * weight
}
