import type { VaultKey } from './vault'

const blocksRemembered = 512

/** Who changed in which of the newest blocks: to be read again where a block is replaced. */
export class TouchedVaults {
  readonly #byBlock = new Map<number, readonly VaultKey[]>()
  /** Nothing is known of this block and those below. */
  #floor: number | undefined

  /** @param from the last block before what is noted */
  note(block: number, { vaults, from }: { vaults: readonly VaultKey[]; from: number }): void {
    this.#floor ??= from
    this.#byBlock.set(block, [...(this.#byBlock.get(block) ?? []), ...vaults])
    for (const number of this.#byBlock.keys()) {
      if (this.#byBlock.size <= blocksRemembered) break
      this.#byBlock.delete(number)
      this.#floor = number
    }
  }

  /** Who changed above a block, which is forgotten; `unknown` where that goes further back than what was noted. */
  takeAbove(blockNumber: number): readonly VaultKey[] | 'unknown' {
    const known = this.#floor !== undefined && blockNumber >= this.#floor
    const touched: VaultKey[] = []
    for (const [number, vaults] of this.#byBlock) {
      if (number <= blockNumber) continue
      touched.push(...vaults)
      this.#byBlock.delete(number)
    }
    return known ? touched : 'unknown'
  }
}
