import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

/** What a fake node does with one call. */
export type FakeAnswer =
  | { result: unknown }
  | { error: { code: number; message: string; data?: unknown } }
  | { status: number; headers?: Record<string, string>; body?: string }
  /** Closes the connection without an answer. */
  | 'drop'
  /** Never answers. */
  | 'hang'
  /** Sends the headers and half of the answer, then nothing. */
  | 'stall'
  /** Sends the headers and half of the answer, then closes the connection. */
  | 'cut'

export type FakeNode = {
  url: string
  /** Methods in the order in which they came. */
  calls: string[]
  stop(): Promise<void>
}

/**
 * A JSON-RPC server for faults and dialects that no local node has. `eth_chainId` and
 * `eth_blockNumber` are answered for chain 1 unless the handler does; a call that the handler does
 * not know (`undefined`) is answered with an error that names it.
 */
export async function startFakeNode(
  handle: (
    method: string,
    params: readonly unknown[],
  ) => FakeAnswer | undefined | Promise<FakeAnswer | undefined>,
  options: {
    /** Takes over what asks for a websocket; without it such a connection is closed. */
    onUpgrade?: (request: IncomingMessage, socket: Duplex) => void
  } = {},
): Promise<FakeNode> {
  const calls: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', async () => {
      if (body === '') {
        response.writeHead(400).end()
        return
      }
      const { id, method, params = [] } = JSON.parse(body)
      calls.push(method)
      const answer = (await handle(method, params)) ?? getDefault(method)
      send(response, { id, answer })
    })
  })
  if (options.onUpgrade) server.on('upgrade', options.onUpgrade)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v2/0123456789abcdef`,
    calls,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function getDefault(method: string): FakeAnswer {
  if (method === 'eth_chainId') return { result: '0x1' }
  if (method === 'eth_blockNumber') return { result: '0x64' }
  return { error: { code: -32099, message: `unhandled call ${method}` } }
}

function send(response: ServerResponse, { id, answer }: { id: unknown; answer: FakeAnswer }): void {
  if (answer === 'hang') return
  if (answer === 'drop') {
    response.destroy()
    return
  }
  if (answer === 'stall' || answer === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{"jsonrpc":"2.0",', () => {
      if (answer === 'cut') response.destroy()
    })
    return
  }
  if ('status' in answer) {
    response.writeHead(answer.status, answer.headers)
    response.end(answer.body ?? '')
    return
  }
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }))
}
