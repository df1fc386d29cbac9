import { RpcRequestError, TimeoutError } from 'viem'
import { getHttpRpcClient, getWebSocketRpcClient, type SocketRpcClient } from 'viem/utils'
import { parseRetryAfter } from './parse-retry-after'
import { RpcFailure } from './rpc-failure'

export type RpcBody = { method: string; params: readonly unknown[] }

/** What the HTTP answer said beside its body. */
export type ResponseFacts = { status?: number; retryAfterMs?: number | undefined }

/** The way to one node: sends, and tells nothing of its own. */
export type Transport = {
  readonly socket: boolean
  /**
   * @param facts Filled in as soon as the headers are there.
   * @throws What viem throws; `toRpcFailure` sorts it.
   */
  request(
    body: RpcBody,
    options: { signal: AbortSignal; facts: ResponseFacts; timeoutMs: number },
  ): Promise<unknown>
  /** Opens a connection of its own for what the node sends by itself; `undefined` over HTTP. */
  openSocket?: () => Promise<SocketRpcClient<WebSocket>>
  close(): void
}

const largestBody = 64 * 1024 * 1024
const keepAliveMs = 20_000
/** viem's own time-out comes after that of the endpoint. */
const graceMs = 1_000
let sockets = 0

/** viem's bare clients, without its retries and its reconnecting: that prints the URL of a socket. */
export function createTransport(url: string): Transport {
  return /^wss?:/i.test(url) ? createSocketTransport(url) : createHttpTransport(url)
}

function createHttpTransport(url: string): Transport {
  const client = getHttpRpcClient(url, { maxResponseBodySize: largestBody, timeout: 0 })
  return {
    socket: false,
    async request(body, { signal, facts }) {
      const answer = await client.request({
        body: { ...body, params: [...body.params] },
        fetchOptions: { signal },
        onResponse(response) {
          facts.status = response.status
          facts.retryAfterMs = parseRetryAfter(response.headers.get('retry-after'))
        },
      })
      return getResult(answer, { body, url })
    },
    close: () => undefined,
  }
}

function createSocketTransport(url: string): Transport {
  const open = createSocketOpener(url)
  let current: Promise<SocketRpcClient<WebSocket>> | undefined
  function close(): void {
    current?.then((client) => client.close()).catch(() => undefined)
    current = undefined
  }
  return {
    socket: true,
    async request(body, { timeoutMs }) {
      current ??= open()
      const opened = current
      try {
        const client = await opened
        const timeout = timeoutMs + graceMs
        const request = { body: { ...body, params: [...body.params] }, timeout }
        return getResult(await client.requestAsync(request), { body, url })
      } catch (error) {
        const alive = error instanceof RpcRequestError || error instanceof TimeoutError
        if (!alive && current === opened) close()
        throw error
      }
    },
    openSocket: () => createSocketOpener(url)(),
    close,
  }
}

/** viem shares a socket between all that ask for the same options: an interval of one's own keeps it one's own. */
function createSocketOpener(url: string): () => Promise<SocketRpcClient<WebSocket>> {
  sockets += 1
  const keepAlive = { interval: keepAliveMs + (sockets % 10_000) }
  return () => getWebSocketRpcClient(url, { keepAlive, reconnect: false })
}

function getResult(answer: unknown, { body, url }: { body: RpcBody; url: string }): unknown {
  if (typeof answer !== 'object' || answer === null) {
    throw new RpcFailure('malformed', { text: 'the answer is no JSON-RPC' })
  }
  const { result, error } = answer as { result?: unknown; error?: unknown }
  if (error === undefined || error === null) return result
  const { code, message, data } = error as { code?: unknown; message?: unknown; data?: unknown }
  throw new RpcRequestError({
    body: { method: body.method },
    error: { code: Number(code), message: String(message ?? error), data },
    url,
  })
}
