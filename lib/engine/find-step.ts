import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/create-chain-client'
import { ReorgError } from '@/lib/errors'
import type { BlockHistory } from './block-history'

/** How a new head relates to the blocks that were followed. */
export type ChainStep =
  | { kind: 'first' }
  /** The next block. */
  | { kind: 'next' }
  /** Ahead by several; `ancestor` is the block followed last. */
  | { kind: 'ahead'; ancestor: number }
  /** Blocks above `ancestor` are no longer of this chain. */
  | { kind: 'replaced'; ancestor: number }
  /** The head is an older block that we know: the node lags, or the chain above it was cut off. */
  | { kind: 'behind' }

/**
 * Compares a new head with the followed blocks by their hashes; asks for blocks only where parent hash and
 * number don't tell.
 * @throws ReorgError where no followed block is of the head's chain any more.
 */
export async function findStep(options: {
  client: ChainClient
  head: BlockRef
  history: BlockHistory
}): Promise<ChainStep> {
  const { client, head, history } = options
  const previous = history.newest
  if (!previous) return { kind: 'first' }
  if (head.parentHash === previous.hash) return { kind: 'next' }
  if (history.get(head.number)?.hash === head.hash) return { kind: 'behind' }
  for (const number of history.numbersDown()) {
    if (number >= head.number) continue
    const held = history.get(number)
    const current = await client.readBlock(number)
    if (held?.hash === current.hash)
      return number === previous.number
        ? { kind: 'ahead', ancestor: number }
        : { kind: 'replaced', ancestor: number }
  }
  throw new ReorgError(
    `Chain ${client.chainId} was reorganised below the oldest block that is held; the markets are read anew.`,
  )
}
