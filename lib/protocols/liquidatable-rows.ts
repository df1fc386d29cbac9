import type { LiquidatableRecord, LiquidatableSince } from './liquidatable-record'

type Sweep<Account> = {
  getAccount(row: number): Account | undefined
  listLiquidatable(): Account[]
}

/** Who of a snapshot can be liquidated now, and since when once that is marked: before anybody else reads it. */
export class LiquidatableRows<Account, Key extends string = string> {
  readonly #sweep: Sweep<Account>
  readonly #keyOf: (account: Account) => Key
  #record: LiquidatableRecord<Key> | null = null

  /** @param keyOf what the protocol judges as one, as its record names it */
  constructor(sweep: Sweep<Account>, keyOf: (account: Account) => Key) {
    this.#sweep = sweep
    this.#keyOf = keyOf
  }

  list(): Key[] {
    return this.#sweep.listLiquidatable().map(this.#keyOf)
  }

  mark(record: LiquidatableRecord<Key>): void {
    this.#record = record
  }

  /** `null` for a row that can't be liquidated, and where that was not kept. */
  getSince(row: number): LiquidatableSince | null {
    const account = this.#sweep.getAccount(row)
    if (account === undefined) return null
    return this.#record?.since.get(this.#keyOf(account)) ?? null
  }
}
