import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import { getLiquidatableSince } from './get-liquidatable-since'
import type { LiquidatableRecord } from './liquidatable-record'

/** What a snapshot has of its `LiquidatableRows`. */
type Marked<Key extends string> = {
  readonly liquidatable: { list(): Key[]; mark(record: LiquidatableRecord<Key>): void }
}

/** Tells all snapshots of an entry at one block since when each of their rows can be liquidated. */
export function markLiquidatable<Key extends string>(
  snapshots: readonly Marked<Key>[],
  options: {
    block: BlockRef
    before: LiquidatableRecord<Key> | null
    wasFollowed: (account: Key) => boolean
  },
): LiquidatableRecord<Key> {
  const accounts = snapshots.flatMap(({ liquidatable }) => liquidatable.list())
  const record = getLiquidatableSince({ accounts, ...options })
  for (const { liquidatable } of snapshots) liquidatable.mark(record)
  return record
}
