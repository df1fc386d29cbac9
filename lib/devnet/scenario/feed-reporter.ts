import { type Address, encodeFunctionData, parseAbi } from 'viem'
import { oracleNode } from '../accounts'
import type { DevnetClient } from '../chain-client'
import type { Asset } from '../market-types'
import type { TransactionRequest } from '../send'

const proxyAbi = parseAbi(['function aggregator() view returns (address)'])
const aggregatorAbi = parseAbi([
  'function submit(uint256 roundId, int256 submission)',
  'function latestRound() view returns (uint256)',
  'function latestAnswer() view returns (int256)',
])
const SUBMIT_GAS = 400_000n

/** Knows each feed's next round, so that a report is one transaction and no read. */
export interface FeedReporter {
  /** The transaction that reports the asset's next round. */
  report(symbol: string, answer: bigint): TransactionRequest
  /** The last answer reported here. */
  getAnswer(symbol: string): bigint
  has(symbol: string): boolean
}

/** Reads where each feed stands: three calls an asset. */
export async function createFeedReporter(
  client: DevnetClient,
  assets: Readonly<Record<string, Asset>>,
): Promise<FeedReporter> {
  const feeds = new Map<string, { aggregator: Address; round: bigint; answer: bigint }>()
  for (const { symbol, feed } of Object.values(assets)) {
    const aggregator = await client.readContract({
      address: feed,
      abi: proxyAbi,
      functionName: 'aggregator',
    })
    const read = (functionName: 'latestRound' | 'latestAnswer') =>
      client.readContract({ address: aggregator, abi: aggregatorAbi, functionName })
    feeds.set(symbol, {
      aggregator,
      round: await read('latestRound'),
      answer: await read('latestAnswer'),
    })
  }
  const getFeed = (symbol: string) => {
    const feed = feeds.get(symbol)
    if (!feed) throw new Error(`no feed of ${symbol} on this chain`)
    return feed
  }
  return {
    report(symbol, answer) {
      const feed = getFeed(symbol)
      feed.round += 1n
      feed.answer = answer
      const args = [feed.round, answer] as const
      const data = encodeFunctionData({ abi: aggregatorAbi, functionName: 'submit', args })
      return { from: oracleNode.address, to: feed.aggregator, data, gas: SUBMIT_GAS }
    },
    getAnswer: (symbol) => getFeed(symbol).answer,
    has: (symbol) => feeds.has(symbol),
  }
}
