import type { StreamEvent } from './engine'

type Listener = (event: StreamEvent) => void

/**
 * Hands events to whoever listens and holds the newest, so that a client that lost its connection resumes.
 * An event's id names the last block before which everything was told: events of a block carry the id of
 * the block before it until the block itself is told, so a resume repeats rather than skips.
 */
export class EventHub {
  readonly #listeners = new Set<Listener>()
  readonly #held: StreamEvent[] = []
  readonly #newestBlock = new Map<number, StreamEvent>()
  readonly #limit: number

  constructor(limit = 2_000) {
    this.#limit = limit
  }

  publish(event: StreamEvent): void {
    this.#held.push(event)
    if (this.#held.length > this.#limit) this.#held.shift()
    if (event.event === 'block') this.#newestBlock.set(event.data.chainId, event)
    for (const listener of this.#listeners) listener(event)
  }

  /** The id that events carry which are told before the next block of this chain. */
  lastBlockId(chainId: number): string {
    return this.#newestBlock.get(chainId)?.id ?? ''
  }

  subscribe(listener: Listener, lastEventId?: string): () => void {
    for (const event of this.#missedSince(lastEventId)) listener(event)
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get listeners(): number {
    return this.#listeners.size
  }

  #missedSince(lastEventId: string | undefined): StreamEvent[] {
    const seen = lastEventId
      ? this.#held.findIndex((event) => event.event === 'block' && event.id === lastEventId)
      : -1
    return seen === -1 ? [...this.#newestBlock.values()] : this.#held.slice(seen + 1)
  }
}
