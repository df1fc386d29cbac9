import { createMorphoColumns, type MorphoColumns } from '@/lib/risk/morpho-blue/columns'
import type { AccruedMorphoState, MorphoAccount } from '@/lib/risk/morpho-blue/state'
import type { Address } from '@/lib/risk/units'
import { SweptAccounts } from './swept-accounts'

/** The accounts with debt of one market, in columns for sweeps. */
export class AccountTable {
  readonly #columns: MorphoColumns = createMorphoColumns()
  #frozen: readonly MorphoAccount[] | undefined

  get size(): number {
    return this.#columns.length
  }

  get rows(): readonly MorphoAccount[] {
    this.#frozen ??= this.#columns.accounts.slice()
    return this.#frozen
  }

  has(address: Address): boolean {
    return this.#columns.getRow(address) !== undefined
  }

  get(address: Address): MorphoAccount | undefined {
    const row = this.#columns.getRow(address)
    return row === undefined ? undefined : this.#columns.accounts[row]
  }

  set(account: MorphoAccount): void {
    this.#columns.setAccount(account)
    this.#frozen = undefined
  }

  remove(address: Address): void {
    if (this.#columns.removeAccount(address)) this.#frozen = undefined
  }

  /** All accounts judged at a state; what comes back does not change with the table. */
  sweep(state: AccruedMorphoState): SweptAccounts {
    return new SweptAccounts({ rows: this.rows, sweep: this.#columns.computeHealthFactors(state) })
  }
}
