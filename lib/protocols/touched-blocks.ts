import type { RawLog } from '@/lib/chain/logs/raw-log'

const blocksRemembered = 512

/** What changed in which of the newest blocks: to be read again where a block is replaced. */
export class TouchedBlocks<T> {
  readonly #byBlock = new Map<number, T[]>()
  /** Nothing is known of this block and those below. */
  #floor: number | undefined

  /**
   * @param logs ascending
   * @param options.from the last block before what is noted, where no log is of an earlier one
   * @param options.pick what one block's logs have changed; called once a block, ascending
   */
  note(
    logs: readonly RawLog[],
    { from, pick }: { from: number; pick: (ofBlock: readonly RawLog[]) => Iterable<T> },
  ): void {
    const byBlock = groupByBlock(logs)
    const [first] = byBlock.keys()
    this.#floor ??= first === undefined ? from : Math.min(from, first - 1)
    for (const [number, ofBlock] of byBlock) this.add(number, pick(ofBlock))
  }

  /** What else changed in a block. */
  add(block: number, touched: Iterable<T>): void {
    this.#floor ??= block
    const known = this.#byBlock.get(block)
    if (known) for (const each of touched) known.push(each)
    else this.#byBlock.set(block, [...touched])
    for (const number of this.#byBlock.keys()) {
      if (this.#byBlock.size <= blocksRemembered) break
      this.#byBlock.delete(number)
      this.#floor = number
    }
  }

  /** What changed above a block, which is forgotten; `unknown` where that goes further back than what was noted. */
  takeAbove(blockNumber: number): readonly T[] | 'unknown' {
    const isKnown = this.#floor !== undefined && blockNumber >= this.#floor
    const above: T[] = []
    for (const [number, touched] of this.#byBlock) {
      if (number <= blockNumber) continue
      for (const each of touched) above.push(each)
      this.#byBlock.delete(number)
    }
    return isKnown ? above : 'unknown'
  }
}

function groupByBlock(logs: readonly RawLog[]): Map<number, RawLog[]> {
  const byBlock = new Map<number, RawLog[]>()
  for (const log of logs) {
    const ofBlock = byBlock.get(log.blockNumber)
    if (ofBlock) ofBlock.push(log)
    else byBlock.set(log.blockNumber, [log])
  }
  return byBlock
}
