import type { LiquidatableRecord } from './liquidatable-record'

/**
 * Blocks between the first in which the account could have been liquidated and the one in which it was; 0 where
 * it could not yet be at the end of the block before. `null` where the record doesn't tell.
 */
export function getBlocksLate<Key extends string>(
  { account, blockNumber }: { account: Key; blockNumber: number },
  record: LiquidatableRecord<Key> | null,
): number | null {
  if (!record) return null
  const since = record.since.get(account)
  if (since === undefined) return record.at === blockNumber - 1 ? 0 : null
  if (since === null || since.earliest !== since.latest) return null
  return blockNumber - since.latest
}
