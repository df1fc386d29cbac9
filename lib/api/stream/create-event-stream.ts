import type { StreamClient } from './stream-client'
import type { StreamClients } from './stream-clients'

/** What the stream itself holds before it counts as not read: the rest waits in the client. */
const HELD_BYTES = 16 * 1024

/** A body of server-sent events for a web `Response`. Ends with the request. */
export function createEventStream(
  clients: StreamClients,
  { signal, lastEventId }: { signal: AbortSignal; lastEventId?: string | undefined },
): ReadableStream<Uint8Array> {
  let client: StreamClient | undefined
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const added = clients.add(
          {
            write(bytes) {
              controller.enqueue(bytes)
              return (controller.desiredSize ?? 0) > 0
            },
            end(bytes) {
              controller.enqueue(bytes)
              controller.close()
            },
            destroy: () => controller.error(new DOMException('The reader left.', 'AbortError')),
          },
          lastEventId,
        )
        client = added
        const onAbort = () => {
          if (added.isEnded) return
          added.leave()
          controller.close()
        }
        signal.addEventListener('abort', onAbort, { once: true })
        if (signal.aborted) onAbort()
      },
      pull: () => client?.resume(),
      cancel: () => client?.leave(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: HELD_BYTES }),
  )
}
