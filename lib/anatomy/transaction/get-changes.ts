import { zeroAddress } from 'viem'
import type { Address } from '@/lib/risk/units'
import type { Transfer } from './get-transfers'

/** Net changes by account, then by token; EIP-55. */
export type Changes = ReadonlyMap<Address, ReadonlyMap<Address, bigint>>

/** What each account has more or less of each token after all transfers; accounts and tokens without a change left out. */
export function getChanges(transfers: readonly Transfer[]): Changes {
  const changes = new Map<Address, Map<Address, bigint>>()
  const add = (account: Address, { asset }: Transfer, amount: bigint) => {
    if (account === zeroAddress) return
    const ofAccount = changes.get(account) ?? new Map<Address, bigint>()
    ofAccount.set(asset, (ofAccount.get(asset) ?? 0n) + amount)
    changes.set(account, ofAccount)
  }
  for (const each of transfers) {
    add(each.from, each, -each.amount)
    add(each.to, each, each.amount)
  }
  for (const [account, ofAccount] of changes) {
    for (const [asset, amount] of ofAccount) if (amount === 0n) ofAccount.delete(asset)
    if (ofAccount.size === 0) changes.delete(account)
  }
  return changes
}

/** The changes of several accounts as those of one. */
export function sumChanges(changes: Changes, accounts: Iterable<Address>): Map<Address, bigint> {
  const sum = new Map<Address, bigint>()
  for (const account of new Set(accounts))
    for (const [asset, amount] of changes.get(account) ?? [])
      sum.set(asset, (sum.get(asset) ?? 0n) + amount)
  for (const [asset, amount] of sum) if (amount === 0n) sum.delete(asset)
  return sum
}
