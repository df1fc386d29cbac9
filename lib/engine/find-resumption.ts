import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/create-chain-client'
import { HistoryUnavailableError, NotFoundError } from '@/lib/errors'

/** Where a state was kept. */
export type Checkpoint = {
  block: Pick<BlockRef, 'number' | 'hash'>
  /** The oldest block that was still known when it was kept. */
  anchor: Pick<BlockRef, 'number' | 'hash'> | null
}

/**
 * What of a kept state is still of this chain: `all`; up to the anchor, whose number is given; or `none`.
 * One or two calls.
 * @throws ChainReadError
 */
export async function findResumption(
  client: ChainClient,
  { block, anchor }: Checkpoint,
): Promise<'all' | 'none' | number> {
  if (await isOfChain(client, block)) return 'all'
  return anchor && (await isOfChain(client, anchor)) ? anchor.number : 'none'
}

async function isOfChain(client: ChainClient, block: Checkpoint['block']): Promise<boolean> {
  try {
    return (await client.readBlock(block.number)).hash === block.hash
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof HistoryUnavailableError) return false
    throw error
  }
}
