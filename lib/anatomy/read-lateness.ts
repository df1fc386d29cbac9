import type { LiquidationCause } from '@/lib/api/schema/liquidation-anatomy'
import { toIso } from '@/lib/api/time'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { HistoryUnavailableError } from '@/lib/errors'
import { findBlocksLate } from './find-blocks-late'
import type { Known, LatenessReading } from './liquidation-reading'
import type { Around } from './read-around'
import type { Teller } from './teller'

const pruned = 'the node no longer has the states of the blocks before'
const undecided =
  'nothing read tells it: the account changed within that block in a way that no state at hand shows'

/**
 * The first block in which a liquidation could have happened, and what made it so.
 *
 * @param logIndex of the liquidation
 * @param known what the engine knows, where it judged every block
 * @throws ReorgError, ChainReadError
 */
export async function readLateness<Moment>(
  client: ChainClient,
  options: {
    teller: Teller<Moment>
    block: BlockRef
    logIndex: number
    around: Around<Moment>
    known: number | null
  },
): Promise<Known<LatenessReading>> {
  const { teller, block, logIndex, around, known } = options
  const { parent } = around
  if (!teller.isLiquidatable(parent)) {
    const moments = { safe: parent, unsafe: around.before }
    const at = { blockHash: block.hash, before: logIndex }
    const cause = await teller.readCause(client, { ...moments, at })
    return toLateness(block, {
      first: block,
      searched: 'each-block',
      cause: cause ?? { reason: undecided },
    })
  }
  const found = await findBlocksLate(client, { teller, blockNumber: block.number })
  const late = found?.blocks ?? known
  if (late === null) return { reason: `${pruned} that could tell since when it was possible` }
  const first = await client.readBlock(block.number - late)
  if (!found) return toLateness(block, { first, searched: 'followed', cause: { reason: pruned } })
  const cause = await readCauseAt(client, { teller, first })
  return toLateness(block, { first, searched: found.searched, cause })
}

async function readCauseAt<Moment>(
  client: ChainClient,
  { teller, first }: { teller: Teller<Moment>; first: BlockRef },
): Promise<Known<LiquidationCause>> {
  const { hash: blockHash, number: blockNumber } = first
  try {
    const [safe, unsafe] = await Promise.all([
      teller.readMoment(client, { blockHash: first.parentHash, blockNumber: blockNumber - 1 }),
      teller.readMoment(client, { blockHash, blockNumber }),
    ])
    const cause = await teller.readCause(client, { safe, unsafe, at: { blockHash } })
    return cause ?? { reason: undecided }
  } catch (error) {
    if (error instanceof HistoryUnavailableError) return { reason: pruned }
    throw error
  }
}

function toLateness(
  block: BlockRef,
  found: {
    first: BlockRef
    searched: LatenessReading['searched']
    cause: Known<LiquidationCause>
  },
): LatenessReading {
  const { first, searched, cause } = found
  return {
    blocksLate: block.number - first.number,
    secondsLate: block.timestamp - first.timestamp,
    firstBlock: { number: first.number, hash: first.hash, timestamp: toIso(first.timestamp) },
    searched,
    cause,
  }
}
