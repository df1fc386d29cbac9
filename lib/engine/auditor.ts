import type { AuditLedger } from '@/lib/api/schema/market'
import type { MarketEntry } from '@/lib/config/market-entry'
import type { FollowedMarket, MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { Log } from './log'

const accountsEach = 25
const blocksBetween = 25
const secondsBetween = 120
const missesHeld = 20

/**
 * Compares a random sample of an entry's accounts with the protocol's own view, every 25 blocks or two
 * minutes of the chain, whichever comes later, and keeps the ledger of it.
 */
export class Auditor {
  readonly #entry: MarketEntry
  readonly #log: Log
  readonly #random: () => number
  #ledger: AuditLedger | null
  #last: { number: number; timestamp: number } | undefined
  #busy = false

  constructor(options: {
    entry: MarketEntry
    log: Log
    ledger: AuditLedger | null
    random?: () => number
  }) {
    this.#entry = options.entry
    this.#log = options.log
    this.#ledger = options.ledger
    this.#random = options.random ?? Math.random
  }

  /** `null` before the first comparison. */
  get ledger(): AuditLedger | null {
    return this.#ledger
  }

  /** Compares if it is time to. Never rejects: a comparison that can't be made is made at a later block. */
  async look(options: {
    market: FollowedMarket
    snapshots: readonly MarketSnapshot[]
  }): Promise<void> {
    const { market, snapshots } = options
    const block = snapshots[0]?.block
    if (this.#busy || !block || !this.#isDue(block)) return
    this.#busy = true
    try {
      const found = await market.audit({ sample: accountsEach, random: this.#random })
      if (found.checked === 0) return
      this.#last = block
      this.#write({ ...found, block })
    } catch (error) {
      this.#log.debug({ entry: this.#entry.id, error: String(error) }, 'not compared')
    } finally {
      this.#busy = false
    }
  }

  #isDue({ number, timestamp }: { number: number; timestamp: number }): boolean {
    const last = this.#last
    if (!last || number < last.number) return true
    return number - last.number >= blocksBetween && timestamp - last.timestamp >= secondsBetween
  }

  #write(
    options: Awaited<ReturnType<FollowedMarket['audit']>> & { block: MarketSnapshot['block'] },
  ) {
    const { block, checked, misses } = options
    const at = new Date(block.timestamp * 1000).toISOString().replace('.000Z', 'Z')
    const place = { blockNumber: block.number, at }
    const known = this.#ledger
    for (const miss of misses)
      this.#log.error({ entry: this.#entry.id, ...place, ...miss }, 'differs from the protocol')
    this.#ledger = {
      since: known?.since ?? at,
      checks: (known?.checks ?? 0) + checked,
      misses: (known?.misses ?? 0) + misses.length,
      last: { ...place, checked, equal: checked - misses.length },
      recentMisses: [
        ...misses.map((miss) => ({ ...place, ...miss })),
        ...(known?.recentMisses ?? []),
      ].slice(0, missesHeld),
    }
  }
}
