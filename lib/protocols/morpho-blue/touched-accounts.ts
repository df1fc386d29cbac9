import type { RawLog } from '@/lib/chain/raw-log'
import type { Address } from '@/lib/risk/units'
import { type ParsedMorphoLogs, parseLogs } from './parse-logs'

const blocksRemembered = 512

export type Touched = Pick<ParsedMorphoLogs, 'markets' | 'dirtyAccounts' | 'authorisations'>

/** Who changed in which of the newest blocks: to be read again where a block is replaced. */
export class TouchedAccounts {
  readonly #byBlock = new Map<number, Touched>()
  /** Nothing is known of this block and those below. */
  #floor: number | undefined

  /** @param options.block the newest block, which the logs lead to; without logs its state alone is known */
  note(logs: readonly RawLog[], { morpho, block }: { morpho: Address; block: number }): void {
    this.#floor ??= Math.min(block, ...logs.map(({ blockNumber }) => blockNumber - 1))
    for (const number of new Set(logs.map(({ blockNumber }) => blockNumber))) {
      const ofBlock = logs.filter(({ blockNumber }) => blockNumber === number)
      this.#byBlock.set(number, parseLogs({ morpho, lines: [] }, ofBlock))
    }
    for (const number of this.#byBlock.keys()) {
      if (this.#byBlock.size <= blocksRemembered) break
      this.#byBlock.delete(number)
      this.#floor = number
    }
  }

  /** What changed above a block, which is forgotten; `unknown` where that goes further back than what was noted. */
  takeAbove(blockNumber: number): readonly Touched[] | 'unknown' {
    const known = this.#floor !== undefined && blockNumber >= this.#floor
    const touched: Touched[] = []
    for (const [number, ofBlock] of this.#byBlock) {
      if (number <= blockNumber) continue
      touched.push(ofBlock)
      this.#byBlock.delete(number)
    }
    return known ? touched : 'unknown'
  }
}
