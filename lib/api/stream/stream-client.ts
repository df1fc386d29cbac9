/** Where a reader's bytes go. */
export type Sink = {
  /** Takes bytes; `false` where they begin to wait: no more until `resume`. */
  write(bytes: Uint8Array): boolean
  /** The last bytes; what waits before them may still be read. */
  end(bytes: Uint8Array): void
  /** Ends at once. */
  destroy(): void
}

export type Limits = { mostWaitingEvents: number; mostWaitingBytes: number }

/** A reader that takes nothing for so many heartbeats is gone, whatever its connection says. */
const MOST_MISSED_HEARTBEATS = 4

const encoder = new TextEncoder()

/** One reader of the stream. What it does not take waits here, up to the limits; then it is dropped. */
export class StreamClient {
  readonly #sink: Sink
  readonly #limits: Limits
  readonly #onEnded: (client: StreamClient, reason: 'left' | 'dropped') => void
  #waiting: { id: string; frame: Uint8Array }[] = []
  #waitingBytes = 0
  #isBlocked = false
  #isEnded = false
  #missedHeartbeats = 0
  #lastId: string | null

  constructor(
    sink: Sink,
    options: {
      limits: Limits
      lastEventId: string | undefined
      onEnded: (client: StreamClient, reason: 'left' | 'dropped') => void
    },
  ) {
    this.#sink = sink
    this.#limits = options.limits
    this.#onEnded = options.onEnded
    this.#lastId = options.lastEventId ?? null
  }

  get isEnded(): boolean {
    return this.#isEnded
  }
  /** Frames are shared by all readers: a waiting one costs its place in the list. */
  get waiting(): { events: number; bytes: number } {
    return { events: this.#waiting.length, bytes: this.#waitingBytes }
  }

  /** An event of before it came: as many as are held may wait. */
  replay(id: string, frame: Uint8Array): void {
    if (this.#isEnded) return
    if (!this.#isBlocked) this.#write(id, frame)
    else this.#queue(id, frame)
  }

  tell(id: string, frame: Uint8Array): void {
    this.replay(id, frame)
    const { mostWaitingEvents, mostWaitingBytes } = this.#limits
    if (this.#waiting.length > mostWaitingEvents || this.#waitingBytes > mostWaitingBytes)
      this.#drop()
  }

  beat(frame: Uint8Array): void {
    if (this.#isEnded) return
    if (!this.#isBlocked) this.#isBlocked = !this.#sink.write(frame)
    else if (++this.#missedHeartbeats >= MOST_MISSED_HEARTBEATS) this.#drop()
  }

  /** It takes bytes again. */
  resume(): void {
    this.#isBlocked = false
    this.#missedHeartbeats = 0
    let next = 0
    for (; next < this.#waiting.length && !this.#isBlocked && !this.#isEnded; next++) {
      const told = this.#waiting[next]
      if (!told) break
      this.#waitingBytes -= told.frame.length
      this.#write(told.id, told.frame)
    }
    this.#waiting = this.#waiting.slice(next)
  }

  leave(): void {
    this.#end('left')
  }

  destroy(): void {
    this.#sink.destroy()
  }

  #write(id: string, frame: Uint8Array): void {
    this.#isBlocked = !this.#sink.write(frame)
    this.#lastId = id
  }

  #queue(id: string, frame: Uint8Array): void {
    this.#waiting.push({ id, frame })
    this.#waitingBytes += frame.length
  }

  /** Forgets what waits. Where it reads again after all, the last that it reads is how to go on. */
  #drop(): void {
    if (this.#isEnded) return
    this.#end('dropped')
    this.#sink.end(toResumeFrame(this.#lastId))
  }

  #end(reason: 'left' | 'dropped'): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#waiting = []
    this.#waitingBytes = 0
    this.#onEnded(this, reason)
  }
}

/** Without an id of its own: a browser goes on after the last event that it has seen. */
function toResumeFrame(lastEventId: string | null): Uint8Array {
  return encoder.encode(`event: resume\ndata: ${JSON.stringify({ lastEventId })}\n\n`)
}
