import type { RiskExposure, RiskRows } from '@/lib/risk/get-critical-falls'
import type { Address } from '@/lib/risk/units'

/** One sweep of all rows: views into buffers that the next one overwrites. */
export type ColumnSweep = RiskRows & { healthFactors: Float64Array }

/** Accounts in columns, as each protocol's `columns` in `lib/risk` keep them. */
export type AccountColumns<Account, State, Asset> = {
  readonly length: number
  /** Row-aligned; rows move when accounts are removed. */
  readonly accounts: readonly Account[]
  getRow(address: Address): number | undefined
  setAccount(account: Account): void
  removeAccount(address: Address): boolean
  computeHealthFactors(state: State): ColumnSweep
  /** One asset's part of every row of the last sweep. */
  computeExposure(asset: Asset): RiskExposure
}

/** The accounts at one block, by row. */
export type FrozenAccounts<Account> = {
  rows: readonly Account[]
  find(address: Address): Account | undefined
}

/** A sweep and the columns that made it. */
export type SweptColumns<Account, State, Asset> = {
  columns: AccountColumns<Account, State, Asset>
  sweep: ColumnSweep
}

/** The accounts that a market follows, one row each, in columns for sweeps. */
export class AccountTable<Account, State, Asset> {
  readonly #createColumns: () => AccountColumns<Account, State, Asset>
  readonly #addressOf: (account: Account) => Address
  readonly #columns: AccountColumns<Account, State, Asset>
  #frozen: FrozenAccounts<Account> | undefined
  #swept: { state: State; rows: readonly Account[]; sweep: ColumnSweep } | undefined
  /** How many were removed: since one is, the others may have other rows. */
  #removed = 0

  constructor(
    createColumns: () => AccountColumns<Account, State, Asset>,
    addressOf: (account: Account) => Address,
  ) {
    this.#createColumns = createColumns
    this.#addressOf = addressOf
    this.#columns = createColumns()
  }

  get size(): number {
    return this.#columns.length
  }

  has(address: Address): boolean {
    return this.#columns.getRow(address) !== undefined
  }

  get(address: Address): Account | undefined {
    const row = this.#columns.getRow(address)
    return row === undefined ? undefined : this.#columns.accounts[row]
  }

  set(account: Account): void {
    this.#columns.setAccount(account)
    this.#frozen = undefined
  }

  remove(address: Address): void {
    if (!this.#columns.removeAccount(address)) return
    this.#removed += 1
    this.#frozen = undefined
  }

  /** All rows as they are now; the same while nothing changes. */
  freeze(): FrozenAccounts<Account> {
    this.#frozen ??= this.#toFrozen()
    return this.#frozen
  }

  /**
   * One sweep of all rows at a state; its values hold until the next one. Not done again for the same rows and state.
   * @param frozen rows of an earlier block get columns of their own
   */
  sweep(state: State, frozen = this.freeze()): SweptColumns<Account, State, Asset> {
    const { rows } = frozen
    if (frozen !== this.#frozen) {
      const columns = this.#createColumns()
      for (const account of rows) columns.setAccount(account)
      return { columns, sweep: columns.computeHealthFactors(state) }
    }
    const columns = this.#columns
    if (this.#swept?.state !== state || this.#swept.rows !== rows)
      this.#swept = { state, rows, sweep: columns.computeHealthFactors(state) }
    return { columns, sweep: this.#swept.sweep }
  }

  #toFrozen(): FrozenAccounts<Account> {
    const rows = this.#columns.accounts.slice()
    const removed = this.#removed
    const find = (address: Address): Account | undefined => {
      if (this.#removed !== removed)
        return rows.find((account) => this.#addressOf(account) === address)
      const row = this.#columns.getRow(address)
      return row === undefined ? undefined : rows[row]
    }
    return { rows, find }
  }
}
