import type { ServerResponse } from 'node:http'
import { streamHeaders } from '../http/headers'
import type { StreamClients } from './stream-clients'

/**
 * The same straight into a Node response: a reader costs its socket and a place in a list, and one that does not
 * read is known by what its socket no longer takes.
 */
export function serveEventStream(
  clients: StreamClients,
  { response, lastEventId }: { response: ServerResponse; lastEventId: string | undefined },
): void {
  // A stream that has ended is no connection to ask again on.
  response.shouldKeepAlive = false
  response.writeHead(200, streamHeaders)
  response.socket?.setKeepAlive(true, 30_000)
  const client = clients.add(
    {
      write: (bytes) => response.write(bytes),
      end: (bytes) => void response.end(bytes),
      destroy: () => void response.destroy(),
    },
    lastEventId,
  )
  const leave = () => client.leave()
  response.on('drain', () => client.resume())
  response.on('close', leave)
  response.on('error', leave)
  if (response.destroyed) leave()
}
