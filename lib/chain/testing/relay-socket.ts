import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'

/**
 * Passes a websocket through to another node, byte by byte from the handshake on: no frame is looked into.
 *
 * @param sockets Holds the client's end while it is open: to pause or destroy it.
 */
export function relaySocket(
  request: IncomingMessage,
  { socket, target, sockets }: { socket: Duplex; target: string; sockets: Set<Duplex> },
): void {
  const { hostname, port, pathname } = new URL(target)
  const upstream = connect(Number(port), hostname, () => {
    const headers = Object.entries({ ...request.headers, host: `${hostname}:${port}` })
    const lines = headers.map(([name, value]) => `${name}: ${String(value)}`)
    upstream.write([`GET ${pathname} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
    upstream.pipe(socket)
    socket.pipe(upstream)
  })
  sockets.add(socket)
  const end = () => {
    sockets.delete(socket)
    socket.destroy()
    upstream.destroy()
  }
  for (const side of [socket, upstream]) {
    side.on('error', end)
    side.on('close', end)
  }
}
