import type { Address } from '@/lib/risk/units'

const blocksRemembered = 512

/** Who changed in which of the newest blocks: to be read again where a block is replaced. */
export class TouchedAccounts {
  readonly #byBlock = new Map<number, readonly Address[]>()
  /** Nothing is known of this block and those below. */
  #floor: number | undefined

  /** @param options.from the last block before what is noted */
  note(block: number, { accounts, from }: { accounts: Iterable<Address>; from: number }): void {
    this.#floor ??= from
    this.#byBlock.set(block, [...(this.#byBlock.get(block) ?? []), ...accounts])
    for (const number of this.#byBlock.keys()) {
      if (this.#byBlock.size <= blocksRemembered) break
      this.#byBlock.delete(number)
      this.#floor = number
    }
  }

  /** Who changed above a block, which is forgotten; `unknown` where that goes further back than what was noted. */
  takeAbove(blockNumber: number): ReadonlySet<Address> | 'unknown' {
    const isKnown = this.#floor !== undefined && blockNumber >= this.#floor
    const touched = new Set<Address>()
    for (const [number, accounts] of this.#byBlock) {
      if (number <= blockNumber) continue
      for (const account of accounts) touched.add(account)
      this.#byBlock.delete(number)
    }
    return isKnown ? touched : 'unknown'
  }
}
