import type { ChainClient } from '@/lib/chain/chain-client'
import { HistoryUnavailableError } from '@/lib/errors'
import { toLogKey } from './frame'
import type { LiquidationLedger } from './liquidation-ledger'
import type { AaveMarketSetup } from './market-setup'
import { readLiquidationSides } from './read-liquidation-sides'

const readATime = 5
/** Of the past, by one process: older ones are told as their logs tell them. */
const readAtMost = 500

/**
 * Reads the states around liquidations whose health or delay nobody saw live: newest first, a few a block, each
 * once.
 */
export class LiquidationDepths {
  readonly #client: ChainClient
  readonly #ledger: LiquidationLedger
  readonly #asked = new Set<string>()
  #busy = false

  constructor(options: { client: ChainClient; ledger: LiquidationLedger }) {
    this.#client = options.client
    this.#ledger = options.ledger
  }

  /** Never rejects: what a node does not tell now is asked for after a later block. */
  async look(setup: AaveMarketSetup): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    try {
      const waiting = this.#ledger.listShallow().filter((raw) => !this.#asked.has(toLogKey(raw)))
      for (const raw of waiting.slice(0, Math.min(readATime, readAtMost - this.#asked.size))) {
        const sides = await readLiquidationSides(this.#client, { setup, raw }).catch(toUnknown)
        this.#asked.add(toLogKey(raw))
        if (sides) this.#ledger.addSides(raw, sides)
      }
    } catch {
      return
    } finally {
      this.#busy = false
    }
  }
}

/** `undefined` where the node has lost the states, which asking again won't change. */
function toUnknown(error: unknown): undefined {
  if (!(error instanceof HistoryUnavailableError)) throw error
}
