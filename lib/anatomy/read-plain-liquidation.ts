import type { Liquidation } from '@/lib/api/schema/liquidation'
import { toIso } from '@/lib/api/time'
import type { ChainClient } from '@/lib/chain/chain-client'
import { HistoryUnavailableError } from '@/lib/errors'
import { type LiquidationReading, toUnread } from './liquidation-reading'

const unread = 'the account around it is not read back for this protocol'
const inAuction =
  'the collateral had left its vault for an auction before: when that began, and how its price fell, stands on the auction’s page'

/**
 * What is told of a liquidation where its protocol reads nothing back: how late it came, as it was followed. Two
 * calls.
 *
 * @throws ReorgError, ChainReadError
 */
export async function readPlainLiquidation(
  client: ChainClient,
  liquidation: Pick<Liquidation, 'mechanism' | 'blocksLate' | 'blockHash'>,
): Promise<LiquidationReading> {
  if (liquidation.mechanism === 'auction') return toUnread(inAuction)
  const reading = toUnread(unread)
  const { blocksLate } = liquidation
  if (blocksLate === null)
    return { ...reading, lateness: { reason: 'it happened before this market was followed' } }
  try {
    const block = await client.readBlock(liquidation.blockHash)
    const first = blocksLate === 0 ? block : await client.readBlock(block.number - blocksLate)
    const { number, hash, timestamp } = first
    return {
      ...reading,
      lateness: {
        blocksLate,
        secondsLate: block.timestamp - timestamp,
        firstBlock: { number, hash, timestamp: toIso(timestamp) },
        searched: 'followed',
        cause: { reason: 'what made it so is not read back for this protocol' },
      },
    }
  } catch (error) {
    if (!(error instanceof HistoryUnavailableError)) throw error
    return { ...reading, lateness: { reason: 'the node no longer has the blocks before' } }
  }
}
