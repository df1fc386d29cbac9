import type { Address } from './units'

/**
 * Which row of a market's columns is whose. Rows stay dense: the last account takes the row of one that is removed.
 */
export type AccountRows<T extends { address: Address }> = {
  /** Row-aligned. */
  readonly accounts: readonly T[]
  get(address: Address): number | undefined
  /** Adds or replaces an account. @returns its row. */
  set(account: T): number
  /** @returns the row that was given up and now holds what was the last row's; `undefined`: not there. */
  remove(address: Address): number | undefined
}

/** No accounts yet. */
export function createAccountRows<T extends { address: Address }>(): AccountRows<T> {
  const accounts: T[] = []
  const rows = new Map<Address, number>()
  return {
    accounts,
    get: (address) => rows.get(address),
    set(account) {
      const row = rows.get(account.address) ?? accounts.length
      rows.set(account.address, row)
      accounts[row] = account
      return row
    },
    remove(address) {
      const row = rows.get(address)
      if (row === undefined) return undefined
      rows.delete(address)
      const last = accounts.pop()
      if (last !== undefined && last.address !== address) {
        accounts[row] = last
        rows.set(last.address, row)
      }
      return row
    },
  }
}
