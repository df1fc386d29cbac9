import type { Liquidation } from '@/lib/api/schema/liquidation'
import { type LedgerRow, toLogKey, toRowKey } from './frame'
import type { RawDeficit, RawLiquidation } from './parse-logs'

/**
 * A market's liquidations and the bad debt that they left: as the logs tell them, with what was told of each once
 * it was valued, and which of them changed since a frame took them.
 */
export class LiquidationRows {
  readonly #raw = new Map<string, RawLiquidation>()
  readonly #deficits = new Map<string, RawDeficit>()
  readonly #told = new Map<string, Liquidation>()
  /** Keys of what changed since the rows were last taken. */
  readonly #changed = { liquidations: new Set<string>(), deficits: new Set<string>() }

  constructor(rows?: { liquidations: Iterable<LedgerRow>; deficits: Iterable<RawDeficit> }) {
    for (const { raw, told } of rows?.liquidations ?? []) {
      this.#raw.set(toLogKey(raw), raw)
      if (told) this.#told.set(toLogKey(raw), told)
    }
    for (const deficit of rows?.deficits ?? []) this.#deficits.set(toLogKey(deficit), deficit)
  }

  add({
    liquidations,
    deficits,
  }: {
    liquidations: readonly RawLiquidation[]
    deficits: readonly RawDeficit[]
  }): void {
    for (const each of liquidations) {
      if (this.#raw.has(toLogKey(each))) continue
      this.#raw.set(toLogKey(each), each)
      this.#changed.liquidations.add(toLogKey(each))
    }
    for (const each of deficits) {
      this.#deficits.set(toLogKey(each), each)
      this.#changed.deficits.add(toLogKey(each))
    }
  }

  /** Liquidations that changed and that no frame has taken. */
  countChanged(): number {
    return this.#changed.liquidations.size
  }

  /** What changed since the last call, as rows of a frame. */
  take(): [string, LedgerRow | RawDeficit | undefined][] {
    const rows: [string, LedgerRow | RawDeficit | undefined][] = []
    for (const key of this.#changed.liquidations) {
      const raw = this.#raw.get(key)
      const row = raw && { raw, told: this.#told.get(key) ?? null }
      rows.push([toRowKey('liquidation', key), row])
    }
    for (const key of this.#changed.deficits)
      rows.push([toRowKey('deficit', key), this.#deficits.get(key)])
    this.#changed.liquidations.clear()
    this.#changed.deficits.clear()
    return rows
  }

  rewind(blockNumber: number): void {
    for (const [key, { blockNumber: at }] of this.#raw)
      if (at > blockNumber) {
        this.#raw.delete(key)
        this.#told.delete(key)
        this.#changed.liquidations.add(key)
      }
    for (const [key, { blockNumber: at }] of this.#deficits)
      if (at > blockNumber) {
        this.#deficits.delete(key)
        this.#changed.deficits.add(key)
      }
  }

  getTold(raw: RawLiquidation): Liquidation | undefined {
    return this.#told.get(toLogKey(raw))
  }

  setTold(raw: RawLiquidation, told: Liquidation): void {
    this.#told.set(toLogKey(raw), told)
    this.#changed.liquidations.add(toLogKey(raw))
  }

  /** Not valued yet, newest first. */
  listWaiting(): RawLiquidation[] {
    return this.#list((told) => told === undefined)
  }

  /** Valued ones of which health or delay are not known, newest first. */
  listShallow(): RawLiquidation[] {
    return this.#list(
      (told) =>
        told !== undefined && (told.healthFactorBefore === null || told.blocksLate === null),
    )
  }

  /** Of several liquidations of one account in one block, only the ends are states that a node can tell. */
  getTurn({ blockHash, borrower, logIndex }: RawLiquidation): {
    isFirst: boolean
    isLast: boolean
  } {
    const others = [...this.#raw.values()].filter(
      (other) => other.blockHash === blockHash && other.borrower === borrower,
    )
    return {
      isFirst: others.every((other) => other.logIndex >= logIndex),
      isLast: others.every((other) => other.logIndex <= logIndex),
    }
  }

  /** Bad debt that this call burned: logged before it, after the call before in the same transaction. */
  listDeficitsOf(raw: RawLiquidation): RawDeficit[] {
    const previous = [...this.#raw.values()]
      .filter((o) => o.transactionHash === raw.transactionHash && o.logIndex < raw.logIndex)
      .reduce((last, { logIndex }) => Math.max(last, logIndex), -1)
    return [...this.#deficits.values()].filter(
      ({ transactionHash, borrower, logIndex }) =>
        transactionHash === raw.transactionHash &&
        borrower === raw.borrower &&
        logIndex > previous &&
        logIndex < raw.logIndex,
    )
  }

  #list(wanted: (told: Liquidation | undefined) => boolean): RawLiquidation[] {
    return [...this.#raw]
      .flatMap(([key, raw]) => (wanted(this.#told.get(key)) ? [raw] : []))
      .sort((a, b) => b.blockNumber - a.blockNumber || b.logIndex - a.logIndex)
  }
}
