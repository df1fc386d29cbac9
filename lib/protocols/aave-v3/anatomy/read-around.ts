import { createReplayedClient } from '@/lib/anatomy/replay/create-replayed-client'
import type { StateDifference } from '@/lib/anatomy/replay/state-difference'
import type { BlockRef } from '@/lib/chain/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError } from '@/lib/errors'
import type { Address } from '@/lib/risk/units'
import type { AaveMarketSetup } from '../market-setup'
import type { AaveMoment } from './moment'
import { readMoment } from './read-moment'

/** An account around a liquidation. */
export type AaveAround = {
  /** `transaction`: as its transaction found and left it. `block`: by the blocks' ends. */
  basis: 'transaction' | 'block'
  /** At the prices of the liquidation's block in either case. */
  before: AaveMoment
  after: AaveMoment
  /** The end of the block before, at its own prices. */
  parent: AaveMoment
}

/**
 * An account just before and just after a transaction: at the state that the transaction found and left where its
 * trace is known and the node knows overrides, else by the ends of the block before and its own. Three calls.
 *
 * @throws HistoryUnavailableError where the node has lost these states, ReorgError, ChainReadError
 */
export async function readAround(
  client: ChainClient,
  options: {
    setup: AaveMarketSetup
    account: Address
    block: BlockRef
    difference: StateDifference | null
  },
): Promise<AaveAround> {
  const { setup, account, block, difference } = options
  const at = { setup, account, blockHash: block.parentHash, blockNumber: block.number - 1 }
  const parent = await readMoment(client, at)
  if (difference) {
    try {
      const [before, after] = await Promise.all(
        [difference.before, difference.after].map((state) =>
          readMoment(createReplayedClient(client, { state, block }), at),
        ),
      )
      if (before && after) return { basis: 'transaction', before, after, parent }
    } catch (error) {
      if (!(error instanceof ChainReadError)) throw error
    }
  }
  const { hash: blockHash, number: blockNumber } = block
  const after = await readMoment(client, { setup, account, blockHash, blockNumber })
  return { basis: 'block', before: { ...after, account: parent.account }, after, parent }
}
