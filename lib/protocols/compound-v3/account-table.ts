import {
  type CometColumns,
  type CometSweep,
  createCometColumns,
} from '@/lib/risk/compound-v3/columns'
import type { CometAccount, CometMarketState } from '@/lib/risk/compound-v3/state'
import type { Address } from '@/lib/risk/units'

/**
 * The accounts of one Comet that have had collateral, one row each, in columns for sweeps. Rows are never given up:
 * an account that has repaid keeps its own, so that a frozen copy is one flat array and costs no map.
 */
export class AccountTable {
  readonly columns: CometColumns = createCometColumns()
  #owed = 0n
  #frozen: readonly CometAccount[] | undefined
  #swept: { state: CometMarketState; rows: readonly CometAccount[]; sweep: CometSweep } | undefined

  get size(): number {
    return this.columns.length
  }

  /** Principal that all of them owe together. */
  get owed(): bigint {
    return this.#owed
  }

  has(address: Address): boolean {
    return this.columns.getRow(address) !== undefined
  }

  get(address: Address): CometAccount | undefined {
    const row = this.columns.getRow(address)
    return row === undefined ? undefined : this.columns.accounts[row]
  }

  set(account: CometAccount): void {
    this.#owed += getOwed(account) - getOwed(this.get(account.address))
    this.columns.setAccount(account)
    this.#frozen = undefined
  }

  /** One sweep of all rows at a state; its values hold until the next one. Not done again for the same rows and state. */
  sweep(state: CometMarketState): { columns: CometColumns; sweep: CometSweep } {
    const { columns } = this
    const { rows } = this.freeze()
    if (this.#swept?.state !== state || this.#swept.rows !== rows)
      this.#swept = { state, rows, sweep: columns.computeHealthFactors(state) }
    return { columns, sweep: this.#swept.sweep }
  }

  /** Is the last sweep of these rows and this state? */
  isAt({ rows }: FrozenAccounts, state: CometMarketState): boolean {
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
  rows: readonly CometAccount[]
  find(address: Address): CometAccount | undefined
}

export function getOwed(account: CometAccount | undefined): bigint {
  return account && account.principal < 0n ? -account.principal : 0n
}

export function isSameAccount(a: CometAccount, b: CometAccount | undefined): boolean {
  return (
    a.principal === b?.principal &&
    a.collateral.length === b.collateral.length &&
    a.collateral.every(({ offset, amount }, index) => {
      const other = b.collateral[index]
      return other?.offset === offset && other.amount === amount
    })
  )
}
