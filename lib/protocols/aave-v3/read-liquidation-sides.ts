import type { ChainClient } from '@/lib/chain/chain-client'
import { HistoryUnavailableError, NotFoundError } from '@/lib/errors'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import { isLiquidatable } from '@/lib/risk/aave-v3/is-liquidatable'
import type { Health } from '@/lib/risk/health'
import type { AaveMarketSetup } from './market-setup'
import type { RawLiquidation } from './parse-logs'
import { readMarketAtBlock } from './read-market-at-block'

export type LiquidationSides = {
  /** The account of the block before, at the prices of the liquidation's block. */
  before: Health
  /** At the end of the liquidation's block. */
  after: Health
  /** `null` where the search for its first block went back too far. */
  blocksLate: number | null
}

/** How far back the first block in which it could have happened is searched. */
const furthest = 4_096

/**
 * An account just before and just after a liquidation, and for how many blocks it could have happened. Three
 * calls; where it was late, about two a doubling of the distance more.
 *
 * @throws HistoryUnavailableError where the node has lost these states, ReorgError, ChainReadError
 */
export async function readLiquidationSides(
  client: ChainClient,
  { setup, raw }: { setup: AaveMarketSetup; raw: RawLiquidation },
): Promise<LiquidationSides> {
  const { blockHash, blockNumber, borrower } = raw
  const accounts = [borrower]
  const after = await readMarketAtBlock(client, { setup, accounts, blockHash, blockNumber })
  const { parentHash } = await client.readBlock(blockHash)
  const before = await readMarketAtBlock(client, { setup, accounts, blockHash: parentHash })
  const [accountAfter, accountBefore] = [after.accounts[0], before.accounts[0]]
  if (!accountAfter || !accountBefore) throw new TypeError('an account was left out')
  const wasLate = isLiquidatable(before.state, accountBefore)
  return {
    before: getAaveHealth(after.state, accountBefore),
    after: getAaveHealth(after.state, accountAfter),
    blocksLate: wasLate ? await findBlocksLate(client, { setup, raw }) : 0,
  }
}

/** The account could be liquidated at the end of the block before: since when, in a row? */
async function findBlocksLate(
  client: ChainClient,
  options: { setup: AaveMarketSetup; raw: RawLiquidation },
): Promise<number | null> {
  const { blockNumber } = options.raw
  let late = 1
  let bound: number | undefined
  while (bound === undefined) {
    const tried = late * 2
    if (tried > furthest || tried > blockNumber) return null
    const was = await wasLiquidatable(client, { ...options, number: blockNumber - tried })
    if (was === 'unknown') return null
    if (was) late = tried
    else bound = tried
  }
  while (bound - late > 1) {
    const tried: number = Math.floor((late + bound) / 2)
    const was = await wasLiquidatable(client, { ...options, number: blockNumber - tried })
    if (was === 'unknown') return null
    if (was) late = tried
    else bound = tried
  }
  return late
}

async function wasLiquidatable(
  client: ChainClient,
  options: { setup: AaveMarketSetup; raw: RawLiquidation; number: number },
): Promise<boolean | 'unknown'> {
  const { setup, raw, number } = options
  try {
    const { hash } = await client.readBlock(number)
    const at = { setup, accounts: [raw.borrower], blockHash: hash, blockNumber: number }
    const { state, accounts } = await readMarketAtBlock(client, at)
    return accounts[0] !== undefined && isLiquidatable(state, accounts[0])
  } catch (error) {
    if (error instanceof HistoryUnavailableError || error instanceof NotFoundError) return 'unknown'
    throw error
  }
}
