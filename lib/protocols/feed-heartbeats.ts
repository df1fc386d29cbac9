import type { Address } from '@/lib/risk/units'

const shortest = 3_600
const roundsHeld = 64
const roundsNeeded = 20

/**
 * How long each price feed may be silent, learnt from its own rounds: no contract says it. All but the
 * longest twentieth of the pauses between the newest rounds that were seen end within it, with a quarter to
 * spare; an hour at least. So one outage does not make the next one look normal.
 */
export class FeedHeartbeats {
  readonly #rounds: Map<string, readonly number[]>

  constructor(rounds: ReadonlyMap<string, readonly number[]> = new Map()) {
    this.#rounds = new Map(rounds)
  }

  /** Times of the newest rounds that were seen, by lower-case address; to go on with later. */
  get rounds(): ReadonlyMap<string, readonly number[]> {
    return new Map(this.#rounds)
  }

  /** A round's time, seconds; in any order, again and again. */
  learn(feed: Address, updatedAt: number): void {
    const key = feed.toLowerCase()
    const known = this.#rounds.get(key) ?? []
    if (updatedAt <= 0 || known.includes(updatedAt)) return
    const rounds = [...known, updatedAt].sort((a, b) => a - b)
    this.#rounds.set(key, rounds.slice(-roundsHeld))
  }

  /** Seconds; `null` before twenty rounds were seen. */
  get(feed: Address): number | null {
    const rounds = this.#rounds.get(feed.toLowerCase()) ?? []
    if (rounds.length < roundsNeeded) return null
    const pauses = rounds.slice(1).map((time, index) => time - (rounds[index] ?? time))
    pauses.sort((a, b) => a - b)
    const usual = pauses[Math.ceil(pauses.length * 0.95) - 1] ?? 0
    return Math.max(shortest, Math.ceil(usual * 1.25))
  }
}
