import type { Duplex } from 'node:stream'
import { createRng } from '@/lib/devnet/rng'
import { type FakeAnswer, startFakeNode } from './fake-node'
import { forwardTo } from './forward-to'
import { answerBehind } from './lagging-node'
import { relaySocket } from './relay-socket'
import { type LogFault, logFaults, spoilLogs } from './spoil-logs'

/**
 * What a `FaultProxy` plays:
 * - `down` closes every connection, `hang` never answers, `slow` answers after `delayMs`;
 * - `http-500`, `garbage` (200 with a page of HTML), `cut` (half an answer, then closed);
 * - `rate-limited-status` (429), `rate-limited-body` (200 with error -32005 in the body);
 * - `wrong-chain` answers another chain id;
 * - `behind` is a node whose newest block lies `blocks` back: hashes since are unknown, ranges end early in silence;
 * - `fork` lets `otherUrl` answer every second request;
 * - `logs-missing`, `logs-doubled`, `logs-shuffled`, `logs-refused` (ranges of more than `blocks`, in the words of `wording`);
 * - `call-out-of-gas`, `call-timeout`: `eth_call` with more than `bytes` of call data.
 */
export type FaultMode =
  | 'none'
  | 'down'
  | 'hang'
  | 'slow'
  | 'http-500'
  | 'garbage'
  | 'cut'
  | 'rate-limited-status'
  | 'rate-limited-body'
  | 'wrong-chain'
  | 'behind'
  | 'fork'
  | LogFault
  | 'call-out-of-gas'
  | 'call-timeout'

export type FaultOptions = {
  /** Only requests of these methods are hit; all unless told. */
  methods?: readonly string[]
  /** Share of the requests hit, 0 to 1, drawn from the seed; 1 unless told. */
  share?: number
  /** `slow`: 1,000 unless told. */
  delayMs?: number
  /** `rate-limited-*`: sent as `Retry-After`; no such header unless told. */
  retryAfterSeconds?: number
  /** `behind`: how far, 20 unless told. `logs-refused`: the widest range that is answered, 100 unless told. */
  blocks?: number
  /** `fork`: the node that answers every second request, or a `share` of them. */
  otherUrl?: string
  /** `logs-refused`, `rate-limited-body`: message and code of the error. */
  wording?: string
  code?: number
  /** `logs-missing`: share of the logs left out, all unless told. */
  shareOfLogs?: number
  /** `call-*`: the most call data that is answered, 0 unless told. */
  bytes?: number
}

export type FaultProxy = {
  /** Carries a made-up key: what leaks it is caught by looking for `0123456789abcdef`. */
  url: string
  /** The same port for websockets. Only `down` and `hang` reach what goes through it. */
  wsUrl: string
  /** Plays one fault until told otherwise; `none` is a faithful proxy. */
  play: {
    (mode: Exclude<FaultMode, 'fork'>, options?: FaultOptions): void
    (mode: 'fork', options: FaultOptions & { otherUrl: string }): void
  }
  /** Requests so far by method, over HTTP. */
  counts(): Record<string, number>
  /** Requests so far that the fault in play spoilt. */
  spoilt(): number
  /** Sets both counters to zero. */
  resetCounts(): void
  stop(): Promise<void>
}

type Call = { method: string; params: readonly unknown[] }

/**
 * A proxy before a real node that plays the faults of nodes and providers, switched at any time. What is drawn
 * by lot follows from `seed`. A target that does not answer shows as a closed connection.
 */
export async function startFaultProxy(
  target: string,
  { seed = 1 }: { seed?: number } = {},
): Promise<FaultProxy> {
  const random = createRng(seed)
  const sockets = new Set<Duplex>()
  let playing: { mode: FaultMode; options: FaultOptions } = { mode: 'none', options: {} }
  let counts: Record<string, number> = {}
  let spoilt = 0
  let turn = 0

  function isHit({ methods, share }: FaultOptions, method: string): boolean {
    if (playing.mode === 'none' || (methods && !methods.includes(method))) return false
    if (playing.mode === 'fork' && share === undefined) {
      turn += 1
      return turn % 2 === 0
    }
    return share === undefined || random() < share
  }

  async function answer(call: Call): Promise<FakeAnswer> {
    counts[call.method] = (counts[call.method] ?? 0) + 1
    const { mode, options } = playing
    if (!isHit(options, call.method)) return await forwardTo(target, call)
    const lie = await spoil(target, { call, mode, options, random })
    if (lie === undefined) return await forwardTo(target, call)
    spoilt += 1
    return lie
  }

  const node = await startFakeNode(
    (method, params) => answer({ method, params }).catch(() => 'drop' as const),
    {
      onUpgrade(request, socket) {
        if (playing.mode === 'down') socket.destroy()
        else if (playing.mode !== 'hang') relaySocket(request, { socket, target, sockets })
        else sockets.add(socket)
      },
    },
  )

  return {
    url: node.url,
    wsUrl: node.url.replace(/^http/, 'ws'),
    play(mode: FaultMode, options: FaultOptions = {}) {
      playing = { mode, options }
      for (const socket of sockets) {
        if (mode === 'down') socket.destroy()
        else if (mode === 'hang') socket.pause()
        else socket.resume()
      }
    },
    counts: () => ({ ...counts }),
    spoilt: () => spoilt,
    resetCounts() {
      counts = {}
      spoilt = 0
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      await node.stop()
    },
  }
}

/** @returns The false answer; `undefined` where this mode leaves such a call alone. */
async function spoil(
  target: string,
  {
    call,
    mode,
    options,
    random,
  }: { call: Call; mode: FaultMode; options: FaultOptions; random: () => number },
): Promise<FakeAnswer | undefined> {
  if (isLogFault(mode)) return await spoilLogs(target, { call, mode, options, random })
  switch (mode) {
    case 'down':
      return 'drop'
    case 'hang':
      return 'hang'
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, options.delayMs ?? 1_000))
      return await forwardTo(target, call)
    case 'http-500':
      return { status: 500, body: 'upstream failed' }
    case 'garbage':
      return { status: 200, body: '<html><title>Service</title>' }
    case 'cut':
      return 'cut'
    case 'rate-limited-status':
      return { status: 429, headers: getRetryAfter(options), body: 'too many requests' }
    case 'rate-limited-body':
      return getLimitedBody(options)
    case 'wrong-chain':
      return call.method === 'eth_chainId' ? { result: '0xbadc0de' } : undefined
    case 'behind':
      return await answerBehind(target, { call, blocks: options.blocks ?? 20 })
    case 'fork':
      return await forwardTo(options.otherUrl ?? target, call)
    case 'call-out-of-gas':
      return isLargeCall(call, options) ? getCallError('out of gas') : undefined
    case 'call-timeout':
      return isLargeCall(call, options)
        ? getCallError('execution aborted (timeout = 5s)')
        : undefined
    default:
      return undefined
  }
}

function isLogFault(mode: FaultMode): mode is LogFault {
  return logFaults.some((fault) => fault === mode)
}

function getRetryAfter({ retryAfterSeconds }: FaultOptions): Record<string, string> {
  return retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }
}

function getLimitedBody(options: FaultOptions): FakeAnswer {
  const { wording = 'daily request count exceeded, request rate limited', code = -32005 } = options
  const error = { code, message: wording }
  return {
    status: 200,
    headers: { 'content-type': 'application/json', ...getRetryAfter(options) },
    body: JSON.stringify({ jsonrpc: '2.0', id: null, error }),
  }
}

function isLargeCall({ method, params }: Call, { bytes = 0 }: FaultOptions): boolean {
  if (method !== 'eth_call') return false
  const { data, input } = (params[0] ?? {}) as { data?: string; input?: string }
  return ((data ?? input ?? '0x').length - 2) / 2 > bytes
}

function getCallError(message: string): FakeAnswer {
  return { error: { code: -32000, message } }
}
