import type { BlockRef } from '@/lib/chain/blocks/block-ref'

/** The newest blocks that were followed, by number: what a reorg is noticed and undone with. */
export class BlockHistory {
  readonly #blocks = new Map<number, BlockRef>()
  readonly #limit: number

  constructor(limit = 256) {
    this.#limit = limit
  }

  get newest(): BlockRef | undefined {
    let newest: BlockRef | undefined
    for (const block of this.#blocks.values()) newest = block
    return newest
  }

  get oldest(): BlockRef | undefined {
    return this.#blocks.values().next().value
  }

  get(number: number): BlockRef | undefined {
    return this.#blocks.get(number)
  }

  /** Appends the next followed block; blocks skipped between two heads are not in it. */
  push(block: BlockRef): void {
    this.#blocks.set(block.number, block)
    for (const number of this.#blocks.keys()) {
      if (this.#blocks.size <= this.#limit) break
      this.#blocks.delete(number)
    }
  }

  /** Numbers that are held, newest first. */
  numbersDown(): number[] {
    return [...this.#blocks.keys()].sort((a, b) => b - a)
  }

  /** Forgets all above `number`. */
  rewind(number: number): void {
    for (const held of this.#blocks.keys()) if (held > number) this.#blocks.delete(held)
  }
}
