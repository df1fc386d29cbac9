import { type Limits, type Sink, StreamClient } from './stream-client'
import { type Tellable, toFrame } from './to-frame'

/** The engine's: calls the listener for each event, what was missed first, and returns what ends it. */
export type Subscribe = (listener: (event: Tellable) => void, lastEventId?: string) => () => void

type Options = Partial<Limits> & {
  subscribe: Subscribe
  /** An event that could not be told: the others go on. */
  onError: (error: unknown) => void
  mostClients?: number
  heartbeatMs?: number
}

const RECONNECT_MS = 2_000
const HEARTBEAT_MS = 15_000
const MOST_CLIENTS = 5_000
/** Some thousand blocks. */
const MOST_WAITING_BYTES = 256 * 1024
const MOST_WAITING_EVENTS = 1_000
/** How long one that was dropped may take to read why. */
const PARTING_MS = 10_000

const encoder = new TextEncoder()
const HEARTBEAT = encoder.encode(': alive\n\n')

/**
 * All readers of the stream. An event is encoded once for all of them; one timer beats for all while there are any.
 * One that does not read is dropped once too much waits for it, told how to go on in case it reads again, and cut
 * off 10 s later.
 */
export class StreamClients {
  readonly #clients = new Set<StreamClient>()
  readonly #options: Options
  readonly #limits: Limits
  #heartbeat: NodeJS.Timeout | undefined

  constructor(options: Options) {
    this.#options = options
    this.#limits = {
      mostWaitingEvents: options.mostWaitingEvents ?? MOST_WAITING_EVENTS,
      mostWaitingBytes: options.mostWaitingBytes ?? MOST_WAITING_BYTES,
    }
  }

  get size(): number {
    return this.#clients.size
  }
  get isFull(): boolean {
    return this.#clients.size >= (this.#options.mostClients ?? MOST_CLIENTS)
  }

  /** Greets at once, so that nothing on the way holds the headers back, then tells what was missed and what comes. */
  add(sink: Sink, lastEventId?: string): StreamClient {
    let unsubscribe: (() => void) | undefined
    const client = new StreamClient(sink, {
      limits: this.#limits,
      lastEventId,
      onEnded: (ended, reason) => {
        unsubscribe?.()
        this.#remove(ended)
        if (reason === 'dropped') setTimeout(() => ended.destroy(), PARTING_MS).unref?.()
      },
    })
    this.#clients.add(client)
    this.#startHeartbeat()
    client.beat(encoder.encode(`retry: ${getReconnectMs()}\n: plimsoll\n\n`))
    let isLive = false
    const listener = (event: Tellable) => {
      try {
        const frame = toFrame(event)
        if (isLive) client.tell(event.id, frame)
        else client.replay(event.id, frame)
      } catch (error) {
        this.#options.onError(error)
      }
    }
    try {
      unsubscribe = this.#options.subscribe(listener, lastEventId)
    } catch (error) {
      client.leave()
      throw error
    }
    isLive = true
    if (client.isEnded) unsubscribe()
    return client
  }

  #remove(client: StreamClient): void {
    this.#clients.delete(client)
    if (this.#clients.size > 0) return
    clearInterval(this.#heartbeat)
    this.#heartbeat = undefined
  }

  #startHeartbeat(): void {
    this.#heartbeat ??= setInterval(() => {
      for (const client of this.#clients) client.beat(HEARTBEAT)
    }, this.#options.heartbeatMs ?? HEARTBEAT_MS)
    this.#heartbeat.unref?.()
  }
}

/** Not all at the same moment after a restart. */
function getReconnectMs(): number {
  return RECONNECT_MS + Math.floor(Math.random() * RECONNECT_MS)
}
