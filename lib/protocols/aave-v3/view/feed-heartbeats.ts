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
