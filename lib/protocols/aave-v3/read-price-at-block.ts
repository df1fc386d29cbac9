import { encodeFunctionData, type Hash, hexToBigInt, parseAbi } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError, HistoryUnavailableError } from '@/lib/errors'
import type { Address } from '@/lib/risk/units'
import { getAnswerAt } from './get-answer-at'
import type { AaveMarketSetup } from './market-setup'
import type { FeedAnswers } from './read-feed-answers'

const oracleAbi = parseAbi(['function getAssetPrice(address asset) view returns (uint256)'])

/**
 * An asset's price at a past block in base currency units: the oracle's own, one `eth_call`; where
 * the node has no state that old, the feed's last answer in `answers` up to the end of that block.
 *
 * @returns `null` where neither can tell, or the price is not positive.
 * @throws ReorgError, ChainReadError
 */
export async function readPriceAtBlock(
  client: ChainClient,
  options: {
    setup: AaveMarketSetup
    asset: Address
    blockHash: Hash
    blockNumber: number
    answers?: FeedAnswers
  },
): Promise<bigint | null> {
  const { setup, asset, blockHash, blockNumber, answers } = options
  try {
    const data = await client.callAtBlock({
      to: setup.oracle,
      data: encodeFunctionData({ abi: oracleAbi, functionName: 'getAssetPrice', args: [asset] }),
      blockHash,
      blockNumber,
    })
    const price = data.length === 66 ? hexToBigInt(data) : 0n
    return price > 0n ? price : null
  } catch (error) {
    if (error instanceof ChainReadError && error.reason === 'reverted') return null
    if (!(error instanceof HistoryUnavailableError)) throw error
    if (!answers) return null
    return getAnswerAt(answers, { asset, blockNumber, logIndex: Number.MAX_SAFE_INTEGER })
  }
}
