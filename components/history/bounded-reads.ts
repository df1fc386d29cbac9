import { BaseError } from '@/lib/errors'
import { NewestMap } from '@/lib/newest-map'
import { waitAtMost } from '@/lib/wait-at-most'

/** What was kept, or that it can't be told just now. */
export type Bounded<Data> = { kind: 'read'; data: Data } | { kind: 'unavailable' }

type Outcome<Data> = Bounded<Data> | { kind: 'failed'; error: unknown }
type Entry<Data> = {
  outcome: Promise<Outcome<Data>>
  startedAt: number
  settled: { outcome: Outcome<Data>; at: number } | null
}

/**
 * Reads that a page may wait for, but not long: at most `waitMs` from the read's beginning, whoever began it.
 * Readers at the same time share one; its answer serves for `freshMs`, and a database that is away is asked
 * again after `awayMs`.
 */
export class BoundedReads<Data> {
  readonly #options: { waitMs: number; freshMs: number; awayMs: number }
  readonly #entries: NewestMap<string, Entry<Data>>

  constructor(options: { waitMs?: number; freshMs?: number; awayMs?: number; most?: number } = {}) {
    this.#options = { waitMs: 800, freshMs: 20_000, awayMs: 3_000, ...options }
    this.#entries = new NewestMap(options.most ?? 1_000)
  }

  /** @throws what `fetch` throws, but for a database that is away */
  async read(key: string, fetch: () => Promise<Data>): Promise<Bounded<Data>> {
    const entry = this.#get(key) ?? this.#start(key, fetch)
    const outcome = entry.settled?.outcome ?? (await this.#wait(entry))
    if (outcome.kind === 'failed') throw outcome.error
    return outcome
  }

  #get(key: string): Entry<Data> | undefined {
    const entry = this.#entries.get(key)
    if (!entry?.settled) return entry
    const { outcome, at } = entry.settled
    const lasts = outcome.kind === 'read' ? this.#options.freshMs : this.#options.awayMs
    return outcome.kind !== 'failed' && performance.now() - at < lasts ? entry : undefined
  }

  #start(key: string, fetch: () => Promise<Data>): Entry<Data> {
    const entry: Entry<Data> = {
      outcome: getOutcome(fetch),
      startedAt: performance.now(),
      settled: null,
    }
    void entry.outcome.then((outcome) => {
      entry.settled = { outcome, at: performance.now() }
    })
    this.#entries.set(key, entry)
    return entry
  }

  #wait({ outcome, startedAt }: Entry<Data>): Promise<Outcome<Data>> {
    const left = Math.max(0, startedAt + this.#options.waitMs - performance.now())
    return waitAtMost(outcome, { ms: left, late: { kind: 'unavailable' } as const })
  }
}

/** By `code`: the engine's error may be of the class' twin. */
async function getOutcome<Data>(fetch: () => Promise<Data>): Promise<Outcome<Data>> {
  try {
    return { kind: 'read', data: await fetch() }
  } catch (error) {
    const isAway = error instanceof BaseError && error.code === 'STORE_UNAVAILABLE'
    return isAway ? { kind: 'unavailable' } : { kind: 'failed', error }
  }
}
