import { type Tellable, toFrame } from './to-frame'

const RECONNECT_MS = 2_000
const HEARTBEAT_MS = 15_000
/** What may wait for a reader: some thousand blocks. */
const MOST_WAITING_BYTES = 256 * 1024

const encoder = new TextEncoder()
const HEARTBEAT = encoder.encode(': alive\n\n')

type Options = {
  /** The engine's: calls the listener for each event, what was missed first, and returns what ends it. */
  subscribe: (listener: (event: Tellable) => void) => () => void
  signal: AbortSignal
  /** An event that could not be told: the others go on. */
  onError: (error: unknown) => void
  heartbeatMs?: number
  mostWaitingBytes?: number
}

/**
 * A body of server-sent events. Says something at once, so that nothing on the way holds the headers back, and
 * every 15 s. A reader that does not read is dropped once 256 kB wait for it, what waits is forgotten; it may
 * come again with its `Last-Event-ID`. Ends with the request.
 */
export function createEventStream(options: Options): ReadableStream<Uint8Array> {
  let end: () => void = () => undefined
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        end = start(controller, options)
      },
      cancel: () => end(),
    },
    new ByteLengthQueuingStrategy({
      highWaterMark: options.mostWaitingBytes ?? MOST_WAITING_BYTES,
    }),
  )
}

function start(
  controller: ReadableStreamDefaultController<Uint8Array>,
  { subscribe, signal, onError, heartbeatMs = HEARTBEAT_MS }: Options,
): () => void {
  let isEnded = false
  let unsubscribe: (() => void) | undefined
  const heartbeat = setInterval(() => send(HEARTBEAT), heartbeatMs)
  heartbeat.unref?.()

  const end = () => {
    isEnded = true
    clearInterval(heartbeat)
    signal.removeEventListener('abort', onAbort)
    unsubscribe?.()
    unsubscribe = undefined
  }
  const fail = (error: Error) => {
    if (isEnded) return
    end()
    controller.error(error)
  }
  const send = (bytes: Uint8Array) => {
    if (isEnded) return
    controller.enqueue(bytes)
    if ((controller.desiredSize ?? 0) < 0)
      fail(new DOMException('The reader does not read.', 'AbortError'))
  }
  const onAbort = () => {
    if (isEnded) return
    end()
    controller.close()
  }

  signal.addEventListener('abort', onAbort)
  send(encoder.encode(`retry: ${RECONNECT_MS}\n: plimsoll\n\n`))
  const tell = (event: Tellable) => {
    if (isEnded) return
    try {
      send(toFrame(event))
    } catch (error) {
      onError(error)
    }
  }
  try {
    unsubscribe = subscribe(tell)
  } catch (error) {
    end()
    throw error
  }
  if (isEnded) {
    unsubscribe()
    unsubscribe = undefined
  } else if (signal.aborted) onAbort()
  return end
}
