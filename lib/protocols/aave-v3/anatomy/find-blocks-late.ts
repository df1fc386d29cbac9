import type { ChainClient } from '@/lib/chain/chain-client'
import { HistoryUnavailableError, NotFoundError } from '@/lib/errors'
import { isLiquidatable } from '@/lib/risk/aave-v3/is-liquidatable'
import type { Address } from '@/lib/risk/units'
import type { AaveMarketSetup } from '../market-setup'
import { readMarketAtBlock } from '../read-market-at-block'

/** Blocks that are looked at one by one, so that no safe one between is missed. */
const eachBlock = 16
/** How far back the first block in which it could have happened is searched. */
const furthest = 4_096

export type BlocksLate = { blocks: number; searched: 'each-block' | 'halving' }

/**
 * For how many blocks in a row an account could be liquidated that can be at the end of the block before: the
 * nearest 16 are looked at one by one, further ones by doubling the distance and halving.
 *
 * @returns `null` where that began further back than 4,096 blocks, or before the states that the node has
 * @throws ReorgError, ChainReadError
 */
export async function findBlocksLate(
  client: ChainClient,
  options: { setup: AaveMarketSetup; borrower: Address; blockNumber: number },
): Promise<BlocksLate | null> {
  const { blockNumber } = options
  const was = (late: number) => wasLiquidatable(client, { ...options, number: blockNumber - late })
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

async function wasLiquidatable(
  client: ChainClient,
  options: { setup: AaveMarketSetup; borrower: Address; number: number },
): Promise<boolean | 'unknown'> {
  const { setup, borrower, number } = options
  try {
    const { hash } = await client.readBlock(number)
    const at = { setup, accounts: [borrower], blockHash: hash, blockNumber: number }
    const { state, accounts } = await readMarketAtBlock(client, at)
    return accounts[0] !== undefined && isLiquidatable(state, accounts[0])
  } catch (error) {
    if (error instanceof HistoryUnavailableError || error instanceof NotFoundError) return 'unknown'
    throw error
  }
}
