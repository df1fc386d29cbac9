import { BusyError } from '@/lib/errors'

/** Who may wait at once. */
const MOST_WAITING = 8
/** Longest pause after a turn. */
const LONGEST_PAUSE_MS = 1_000

/**
 * Heavy sums one after another, each followed by a pause as long as itself, so that they never take more than half
 * of the thread that everything else is answered on.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** @throws BusyError where too many wait already, and what `work` throws */
  async run<T>(work: () => T): Promise<T> {
    if (this.#waiting >= MOST_WAITING) {
      throw new BusyError('Too many models are being worked out: ask again in some seconds.')
    }
    this.#waiting += 1
    const before = this.#last
    let end = () => {}
    this.#last = new Promise<void>((resolve) => {
      end = resolve
    })
    await before
    const start = performance.now()
    try {
      return work()
    } finally {
      this.#waiting -= 1
      setTimeout(end, Math.min(LONGEST_PAUSE_MS, performance.now() - start))
    }
  }
}
