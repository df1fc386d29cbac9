import type { ChainClient } from '@/lib/chain/chain-client'
import { HistoryUnavailableError, NotFoundError } from '@/lib/errors'
import type { Teller } from './teller'

/** Blocks that are looked at one by one, so that no safe one between is missed. */
const eachBlock = 16
/** How far back the first block in which it could have happened is searched. */
const furthest = 4_096

export type BlocksLate = { blocks: number; searched: 'each-block' | 'halving' }

/**
 * For how many blocks in a row an account could be liquidated that can be at the end of the block before: the
 * nearest 16 are looked at one by one, further ones by doubling the distance and halving.
 *
 * @param blockNumber of the liquidation
 * @returns `null` where that began further back than 4,096 blocks, or before the states that the node has
 * @throws ReorgError, ChainReadError
 */
export async function findBlocksLate<Moment>(
  client: ChainClient,
  {
    teller,
    blockNumber,
  }: { teller: Pick<Teller<Moment>, 'readMoment' | 'isLiquidatable'>; blockNumber: number },
): Promise<BlocksLate | null> {
  const was = async (late: number): Promise<boolean | 'unknown'> => {
    try {
      const { hash, number } = await client.readBlock(blockNumber - late)
      const moment = await teller.readMoment(client, { blockHash: hash, blockNumber: number })
      return teller.isLiquidatable(moment)
    } catch (error) {
      if (error instanceof HistoryUnavailableError || error instanceof NotFoundError)
        return 'unknown'
      throw error
    }
  }
  let late = 1
  for (; late < Math.min(eachBlock, blockNumber); late += 1) {
    const answer = await was(late + 1)
    if (answer === 'unknown') return null
    if (!answer) return { blocks: late, searched: 'each-block' }
  }
  let bound: number | undefined
  while (bound === undefined) {
    const tried = late * 2
    if (tried > furthest || tried > blockNumber) return null
    const answer = await was(tried)
    if (answer === 'unknown') return null
    if (answer) late = tried
    else bound = tried
  }
  while (bound - late > 1) {
    const tried: number = Math.floor((late + bound) / 2)
    const answer = await was(tried)
    if (answer === 'unknown') return null
    if (answer) late = tried
    else bound = tried
  }
  return { blocks: late, searched: 'halving' }
}
