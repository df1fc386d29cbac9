import type { ChainClient } from '@/lib/chain/chain-client'
import { waitAtMost } from '@/lib/wait-at-most'

/** So old an answer still tells what gas costs now, milliseconds. */
const freshFor = 12_000
/** A page is not kept waiting longer for it. */
const patience = 1_000

/** What gas costs on a chain, asked for when somebody wants to know. */
export class GasPrice {
  readonly #client: Pick<ChainClient, 'request'>
  readonly #now: () => number
  #known: { wei: bigint; at: number } | undefined
  #asking: Promise<void> | undefined

  constructor(client: Pick<ChainClient, 'request'>, now: () => number = Date.now) {
    this.#client = client
    this.#now = now
  }

  /** Wei a unit, at most 12 s old. One call; `null` where no node tells it within a second. */
  async read(): Promise<bigint | null> {
    if (!this.#isFresh()) {
      this.#asking ??= this.#ask()
      await waitAtMost(this.#asking, { ms: patience, late: undefined })
    }
    return this.#isFresh() ? (this.#known?.wei ?? null) : null
  }

  #isFresh(): boolean {
    return this.#known !== undefined && this.#now() - this.#known.at < freshFor
  }

  async #ask(): Promise<void> {
    try {
      const answer = await this.#client.request<unknown>('eth_gasPrice')
      if (typeof answer === 'string' && /^0x[0-9a-f]{1,64}$/i.test(answer))
        this.#known = { wei: BigInt(answer), at: this.#now() }
    } catch {
      // What gas costs stays unknown, and is said to be.
    } finally {
      this.#asking = undefined
    }
  }
}
