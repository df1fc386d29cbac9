import type { RawLog } from '@/lib/chain/raw-log'
import type { Address } from '@/lib/risk/units'
import type { AaveMarketSetup } from './market-setup'
import { parseLogs } from './parse-logs'

const blocksRemembered = 512

/** Who changed in which of the newest blocks: to be read again where a block is replaced. */
export class TouchedAccounts {
  readonly #byBlock = new Map<number, ReadonlySet<Address>>()
  /** Nothing is known of this block and those below. */
  #floor: number | undefined

  /** @param options.block the newest block, which the logs lead to; without logs its state alone is known */
  note(logs: readonly RawLog[], { setup, block }: { setup: AaveMarketSetup; block: number }): void {
    const byBlock = new Map<number, RawLog[]>()
    for (const log of logs) {
      const ofBlock = byBlock.get(log.blockNumber)
      if (ofBlock) ofBlock.push(log)
      else byBlock.set(log.blockNumber, [log])
    }
    this.#floor ??= [...byBlock.keys()].reduce((low, at) => Math.min(low, at - 1), block)
    for (const [number, ofBlock] of byBlock) {
      this.#byBlock.set(number, new Set(parseLogs(setup, ofBlock).dirtyAccounts))
    }
    for (const number of this.#byBlock.keys()) {
      if (this.#byBlock.size <= blocksRemembered) break
      this.#byBlock.delete(number)
      this.#floor = number
    }
  }

  /** Who changed above a block, which is forgotten; `unknown` where that goes further back than what was noted. */
  takeAbove(blockNumber: number): ReadonlySet<Address> | 'unknown' {
    const known = this.#floor !== undefined && blockNumber >= this.#floor
    const touched = new Set<Address>()
    for (const [number, addresses] of this.#byBlock) {
      if (number <= blockNumber) continue
      for (const address of addresses) touched.add(address)
      this.#byBlock.delete(number)
    }
    return known ? touched : 'unknown'
  }
}
