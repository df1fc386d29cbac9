import type { LiquidatableRecord, LiquidatableSince } from './liquidatable-record'

/**
 * Since when each of `accounts`, all that can be liquidated at `block`, could be. Between two records that are blocks
 * apart it may have begun in any block after the earlier one; without a record before, and for an account that was
 * not followed then, in any at all.
 */
export function getLiquidatableSince<Key extends string>(options: {
  accounts: readonly Key[]
  /** `timestamp` in seconds. */
  block: { number: number; timestamp: number }
  before: LiquidatableRecord<Key> | null
  wasFollowed: (account: Key) => boolean
}): LiquidatableRecord<Key> {
  const { accounts, block, before, wasFollowed } = options
  const at = block.number
  const since = new Map<Key, LiquidatableSince>()
  for (const account of accounts) {
    const known = before?.since.get(account)
    const isNew = known === undefined && before && before.at < at && wasFollowed(account)
    const begun = { earliest: isNew ? before.at + 1 : 0, latest: at, latestTime: block.timestamp }
    since.set(account, known ?? begun)
  }
  return { at, since }
}
