import type { AaveAccount } from '@/lib/risk/aave-v3/state'
import type { Address } from '@/lib/risk/units'

/**
 * The accounts that a market follows, one row each. Rows are never given up: an account that has repaid
 * keeps its own, so that a frozen copy is one flat array and costs no map.
 */
export class AccountTable {
  readonly #rows = new Map<string, number>()
  #accounts: AaveAccount[] = []
  #frozen: readonly AaveAccount[] | undefined

  get size(): number {
    return this.#accounts.length
  }

  has(address: Address): boolean {
    return this.#rows.has(address.toLowerCase())
  }

  get(address: Address): AaveAccount | undefined {
    const row = this.#rows.get(address.toLowerCase())
    return row === undefined ? undefined : this.#accounts[row]
  }

  set(account: AaveAccount): void {
    const key = account.address.toLowerCase()
    const row = this.#rows.get(key) ?? this.#accounts.length
    this.#rows.set(key, row)
    this.#accounts[row] = account
    this.#frozen = undefined
  }

  /** All rows as they are now; the same array while nothing changes. */
  freeze(): FrozenAccounts {
    this.#frozen ??= this.#accounts.slice()
    const accounts = this.#frozen
    return { accounts, find: (address) => this.#find(accounts, address) }
  }

  #find(accounts: readonly AaveAccount[], address: Address): AaveAccount | undefined {
    const row = this.#rows.get(address.toLowerCase())
    return row === undefined ? undefined : accounts[row]
  }
}

/** The accounts at one block. */
export type FrozenAccounts = {
  accounts: readonly AaveAccount[]
  find(address: Address): AaveAccount | undefined
}
