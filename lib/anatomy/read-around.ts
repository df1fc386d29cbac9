import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError } from '@/lib/errors'
import { isMissing, type Missing } from './liquidation-reading'
import { createReplayedClient } from './replay/create-replayed-client'
import type { StateDifference } from './replay/state-difference'
import type { Teller } from './teller'

/** An account around a liquidation. */
export type Around<Moment> = {
  /** `transaction`: as its transaction found and left it. `block`: by the blocks' ends. */
  basis: 'transaction' | 'block'
  /** At the prices of the liquidation's block in either case. */
  before: Moment
  after: Moment
  /** The end of the block before, at its own prices. */
  parent: Moment
}

/**
 * An account just before and just after a transaction: at the state that the transaction found and left where its
 * trace is known and the node knows overrides, else by the ends of the block before and its own. Three reads.
 *
 * @throws HistoryUnavailableError where the node has lost these states, ReorgError, ChainReadError
 */
export async function readAround<Moment>(
  client: ChainClient,
  options: { teller: Teller<Moment>; block: BlockRef; difference: StateDifference | Missing },
): Promise<Around<Moment>> {
  const { teller, block, difference } = options
  const at = { blockHash: block.parentHash, blockNumber: block.number - 1 }
  const parent = await teller.readMoment(client, at)
  if (!isMissing(difference)) {
    const replay = (state: StateDifference['before']) =>
      teller.readMoment(createReplayedClient(client, { state, block }), at)
    try {
      const [before, after] = await Promise.all([
        replay(difference.before),
        replay(difference.after),
      ])
      return { basis: 'transaction', before, after, parent }
    } catch (error) {
      if (!(error instanceof ChainReadError)) throw error
    }
  }
  const place = { blockHash: block.hash, blockNumber: block.number }
  const after = await teller.readMoment(client, place)
  return { basis: 'block', before: teller.withAccountOf(after, parent), after, parent }
}
