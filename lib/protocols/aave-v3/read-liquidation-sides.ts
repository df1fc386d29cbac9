import { findBlocksLate } from '@/lib/anatomy/find-blocks-late'
import type { ChainClient } from '@/lib/chain/chain-client'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import { isLiquidatable } from '@/lib/risk/aave-v3/is-liquidatable'
import type { Health } from '@/lib/risk/health'
import { createAaveTeller } from './anatomy/create-teller'
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

/**
 * An account just before and just after a liquidation, and for how many blocks it could have happened. Three
 * calls; where it was late, one a block more, beyond 16 blocks about two a doubling of the distance.
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
  const teller = createAaveTeller({ setup, account: borrower })
  const late = wasLate ? await findBlocksLate(client, { teller, blockNumber }) : null
  return {
    before: getAaveHealth(after.state, accountBefore),
    after: getAaveHealth(after.state, accountAfter),
    blocksLate: wasLate ? (late?.blocks ?? null) : 0,
  }
}
