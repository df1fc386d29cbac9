import { type AaveColumns, type AaveSweep, createAaveColumns } from '@/lib/risk/aave-v3/columns'
import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'
import type { Address } from '@/lib/risk/units'

/**
 * The accounts that a market follows, one row each, in columns for sweeps. Rows are never given up: an
 * account that has repaid keeps its own, so that a frozen copy is one flat array and costs no map.
 */
export class AccountTable {
  readonly columns: AaveColumns = createAaveColumns()
  #frozen: readonly AaveAccount[] | undefined
  #swept: { state: AaveMarketState; rows: readonly AaveAccount[]; sweep: AaveSweep } | undefined

  get size(): number {
    return this.columns.length
  }

  has(address: Address): boolean {
    return this.columns.getRow(address) !== undefined
  }

  get(address: Address): AaveAccount | undefined {
    const row = this.columns.getRow(address)
    return row === undefined ? undefined : this.columns.accounts[row]
  }

  set(account: AaveAccount): void {
    this.columns.setAccount(account)
    this.#frozen = undefined
  }

  /** One sweep of all rows at a state; its values hold until the next one. Not done again for the same rows and state. */
  sweep(state: AaveMarketState): { columns: AaveColumns; sweep: AaveSweep } {
    const { columns } = this
    if (!this.#swept || this.#swept.state !== state || this.#swept.rows !== this.freeze().rows)
      this.#swept = { state, rows: this.freeze().rows, sweep: columns.computeHealthFactors(state) }
    return { columns, sweep: this.#swept.sweep }
  }

  /** Is the last sweep of these rows and this state? */
  isAt({ rows }: FrozenAccounts, state: AaveMarketState): boolean {
    return this.#swept?.state === state && this.#swept.rows === rows && this.#frozen === rows
  }

  /** All rows as they are now; the same array while nothing changes. */
  freeze(): FrozenAccounts {
    this.#frozen ??= this.columns.accounts.slice()
    const rows = this.#frozen
    const find = (address: Address) => {
      const row = this.columns.getRow(address)
      return row === undefined ? undefined : rows[row]
    }
    return { rows, find }
  }
}

/** The accounts at one block, by row. */
export type FrozenAccounts = {
  rows: readonly AaveAccount[]
  find(address: Address): AaveAccount | undefined
}
