import { createCometColumns } from '@/lib/risk/compound-v3/columns'
import type { CometAccount, CometMarketState } from '@/lib/risk/compound-v3/state'
import type { Address } from '@/lib/risk/units'
import { AccountTable } from '../account-table'

/** A collateral by its offset, or the base token. */
export type CometAssetKey = number | 'base'

/**
 * The accounts of one Comet that have had collateral. One that has repaid keeps its row, so that it is known when it
 * owes again.
 */
export class CometTable extends AccountTable<CometAccount, CometMarketState, CometAssetKey> {
  #owed = 0n

  constructor() {
    super(createCometColumns, ({ address }) => address)
  }

  /** Principal that all of them owe together. */
  get owed(): bigint {
    return this.#owed
  }

  override set(account: CometAccount): void {
    this.#owed += getOwed(account) - getOwed(this.get(account.address))
    super.set(account)
  }

  override remove(address: Address): void {
    this.#owed -= getOwed(this.get(address))
    super.remove(address)
  }
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
