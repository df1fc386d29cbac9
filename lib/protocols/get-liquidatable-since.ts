import type { LiquidatableRecord, LiquidatableSince } from './liquidatable-record'

/**
 * Since when each of `accounts`, all that can be liquidated at block `at`, could be. Between two records that
 * are blocks apart it may have begun in any block after the earlier one. Without a record before, and for an
 * account that was not followed then, nobody knows.
 */
export function getLiquidatableSince<Key extends string>(options: {
  accounts: readonly Key[]
  at: number
  before: LiquidatableRecord<Key> | null
  wasFollowed: (account: Key) => boolean
}): LiquidatableRecord<Key> {
  const { accounts, at, before, wasFollowed } = options
  const since = new Map<Key, LiquidatableSince | null>()
  for (const account of accounts) {
    const known = before?.since.get(account)
    const isNew = known === undefined && before && before.at < at && wasFollowed(account)
    since.set(account, isNew ? { earliest: before.at + 1, latest: at } : (known ?? null))
  }
  return { at, since }
}
