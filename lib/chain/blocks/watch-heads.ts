import type { SocketRpcClient } from 'viem/utils'
import type { ChainLog } from '../chain-client'
import { checkEndpoint } from '../endpoints/check-endpoint'
import type { Endpoint } from '../endpoints/endpoint'
import { rankEndpoints } from '../endpoints/rank-endpoints'

const firstPauseMs = 500
const longestPauseMs = 30_000
/** A subscription that was silent for this long is asked for a sign of life. */
const silentMs = 30_000
const signMs = 10_000

type WatchOptions = {
  chainId: number
  timeoutMs: number
  log: ChainLog
  random?: () => number
}

/** Listeners of new heads over one subscription. */
export type HeadWatch = {
  watch(listener: () => void): () => void
  close(): void
}

/**
 * Keeps one `newHeads` subscription on the best ws(s) endpoint while somebody listens; where it ends or goes dumb,
 * another one follows after a jittered pause that doubles from half a second to 30 s. Whatever comes through is
 * passed on as a mere hint, also when a subscription begins: a head may have been missed.
 */
export function createHeadWatch(
  endpoints: readonly Endpoint[],
  { random = Math.random, ...options }: WatchOptions,
): HeadWatch {
  const sockets = endpoints.filter(({ openSocket }) => openSocket)
  const listeners = new Set<() => void>()
  let running: AbortController | undefined

  function tell(): void {
    for (const listener of listeners) listener()
  }

  async function run(signal: AbortSignal): Promise<void> {
    let failures = 0
    while (!signal.aborted) {
      const worked = await follow(sockets, { ...options, signal, tell })
      failures = worked ? 0 : failures + 1
      const wait = Math.min(firstPauseMs * 2 ** failures, longestPauseMs)
      await pause(wait * (0.5 + random() / 2), signal)
    }
  }

  function close(): void {
    listeners.clear()
    running?.abort()
    running = undefined
  }

  return {
    watch(listener) {
      const own = () => listener()
      listeners.add(own)
      if (sockets.length > 0 && !running) {
        running = new AbortController()
        void run(running.signal)
      }
      return () => {
        listeners.delete(own)
        if (listeners.size === 0) close()
      }
    },
    close,
  }
}

type FollowOptions = WatchOptions & { signal: AbortSignal; tell: () => void }

/** Subscribes on the best endpoint until that ends. @returns False where there was no subscription. */
async function follow(sockets: readonly Endpoint[], options: FollowOptions): Promise<boolean> {
  const now = Date.now()
  for (const endpoint of rankEndpoints(sockets, now)) {
    if (endpoint.coolUntil > now) continue
    try {
      const isRight = endpoint.chain === 'right'
      if (!isRight && (await checkEndpoint(endpoint, options)) !== options.chainId) continue
      const socket = await openInTime(endpoint, options.timeoutMs)
      if (await hear(socket, options)) return true
    } catch {
      options.log('debug', `${endpoint.label} gives no subscription`)
    }
    if (options.signal.aborted) return false
  }
  return false
}

type HeadSocket = SocketRpcClient<WebSocket>

async function openInTime(endpoint: Endpoint, timeoutMs: number): Promise<HeadSocket> {
  const opened = endpoint.openSocket?.()
  if (!opened) throw new Error('no socket')
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('timed out'))
      opened.then((socket) => socket.close()).catch(() => undefined)
    }, timeoutMs)
  })
  return await Promise.race([opened, late]).finally(() => clearTimeout(timer))
}

/** Passes hints on until the socket ends. @returns False where the node refused to subscribe. */
async function hear(
  socket: HeadSocket,
  { signal, tell, timeoutMs }: FollowOptions,
): Promise<boolean> {
  let subscribed = false
  let heardAt = Date.now()
  let watchdog: NodeJS.Timeout | undefined
  let late: NodeJS.Timeout | undefined
  try {
    await new Promise<void>((end) => {
      if (signal.aborted) return end()
      signal.addEventListener('abort', () => end(), { once: true })
      late = setTimeout(end, timeoutMs)
      watchdog = setInterval(() => {
        if (Date.now() - heardAt < silentMs) return
        socket
          .requestAsync({ body: { method: 'eth_blockNumber' }, timeout: signMs })
          .catch(() => end())
      }, silentMs).unref()
      socket.request({
        body: { method: 'eth_subscribe', params: ['newHeads'] },
        onError: () => end(),
        onResponse(response) {
          if (response.error) return end()
          clearTimeout(late)
          subscribed = true
          heardAt = Date.now()
          tell()
        },
      })
    })
  } finally {
    clearInterval(watchdog)
    clearTimeout(late)
    socket.close()
  }
  return subscribed
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds).unref()
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
