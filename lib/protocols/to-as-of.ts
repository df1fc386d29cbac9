import type { AsOf } from '@/lib/api/schema/as-of'
import { toIso } from '@/lib/api/time'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'

/** A block as every answer names it. */
export function toAsOf(block: BlockRef): AsOf {
  const { chainId, number: blockNumber, hash: blockHash } = block
  return { chainId, blockNumber, blockHash, timestamp: toIso(block.timestamp) }
}
