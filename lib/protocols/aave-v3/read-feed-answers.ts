import { type Address, encodeFunctionData, type Hash, hexToBigInt, toEventSelector } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { createByteReader } from '@/lib/chain/lens/byte-reader'
import { readLogRanges } from '@/lib/chain/logs/read-log-ranges'
import { aaveV3LensAbi } from './lens/aave-v3-lens.bytecode'
import { aaveV3Lens } from './lens/read-lens-market'
import type { AaveMarketSetup } from './market-setup'

const answerUpdated = toEventSelector(
  'event AnswerUpdated(int256 indexed current, uint256 indexed roundId, uint256 updatedAt)',
)

/** One answer of a feed, from its log. */
export type FeedAnswer = {
  blockNumber: number
  logIndex: number
  answer: bigint
  /** Seconds: when the round was answered. */
  updatedAt: number
}

/** Answers by asset (as in the setup), ascending. */
export type FeedAnswers = ReadonlyMap<Address, readonly FeedAnswer[]>

/**
 * The answers that the market's feeds gave in a block range, from `AnswerUpdated` of the
 * aggregators that stand behind them at `blockHash`: what prices past events where the node has no
 * old state. Begin at the round that was in force at the first event. Only assets whose price
 * source is itself such a feed: an adapter's price is not its feed's.
 *
 * @throws ChainReadError, HistoryUnavailableError, ReorgError
 */
export async function readFeedAnswers(
  client: ChainClient,
  options: { setup: AaveMarketSetup; blockHash: Hash; fromBlock: number; toBlock: number },
): Promise<FeedAnswers> {
  const assets = await readAggregators(client, options)
  const answers = new Map<Address, FeedAnswer[]>(
    [...assets.values()].flat().map((asset) => [asset, []]),
  )
  const { fromBlock, toBlock } = options
  const addresses = [...assets.keys()]
  if (addresses.length === 0) return answers
  const search = { addresses, topics: [answerUpdated], fromBlock, toBlock }
  for await (const { logs } of readLogRanges(client, search)) {
    for (const { address, topics, data, blockNumber, logIndex } of logs) {
      if (!topics[1]) continue
      const answer = BigInt.asIntN(256, hexToBigInt(topics[1]))
      const updatedAt = data.length === 66 ? Number(hexToBigInt(data)) : 0
      for (const asset of assets.get(address) ?? []) {
        answers.get(asset)?.push({ blockNumber, logIndex, answer, updatedAt })
      }
    }
  }
  return answers
}

/** Assets by lower-case aggregator: several assets may hang on one feed. One `eth_call`. */
async function readAggregators(
  client: ChainClient,
  { setup, blockHash }: { setup: AaveMarketSetup; blockHash: Hash },
): Promise<Map<Address, Address[]>> {
  const direct = setup.reserves.flatMap((reserve) =>
    reserve?.feed && reserve.feed === reserve.priceSource
      ? [{ asset: reserve.asset, feed: reserve.feed }]
      : [],
  )
  const byAggregator = new Map<Address, Address[]>()
  if (direct.length === 0) return byAggregator
  const data = await client.callAtBlock({
    deployless: aaveV3Lens,
    data: encodeFunctionData({
      abi: aaveV3LensAbi,
      functionName: 'readAggregators',
      args: [direct.map(({ feed }) => feed)],
    }),
    blockHash,
  })
  const reader = createByteReader(data)
  for (const { asset, feed } of direct) {
    const aggregator = (reader.addressOrNull() ?? feed).toLowerCase() as Address
    byAggregator.set(aggregator, [...(byAggregator.get(aggregator) ?? []), asset])
  }
  return byAggregator
}
