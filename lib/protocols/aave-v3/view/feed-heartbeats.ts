import type { Address } from '@/lib/risk/units'

const shortest = 3_600
const roundsHeld = 64

/**
 * How long each price feed may be silent, learnt from its own rounds: no contract says it. The longest pause
 * between the newest rounds that were seen, with a quarter to spare, and an hour at least.
 */
export class FeedHeartbeats {
  readonly #rounds = new Map<string, number[]>()

  /** A round's time, seconds; in any order, again and again. */
  learn(feed: Address, updatedAt: number): void {
    const key = feed.toLowerCase()
    const rounds = this.#rounds.get(key) ?? []
    if (updatedAt <= 0 || rounds.includes(updatedAt)) return
    rounds.push(updatedAt)
    rounds.sort((a, b) => a - b)
    if (rounds.length > roundsHeld) rounds.shift()
    this.#rounds.set(key, rounds)
  }

  /** Seconds; `null` before three rounds were seen. */
  get(feed: Address): number | null {
    const rounds = this.#rounds.get(feed.toLowerCase()) ?? []
    if (rounds.length < 3) return null
    const pauses = rounds.slice(1).map((time, index) => time - (rounds[index] ?? time))
    return Math.max(shortest, Math.ceil(Math.max(...pauses) * 1.25))
  }
}
