import { type Address, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { deployer, oracleNode } from './accounts'
import type { DevnetClient } from './chain-client'
import { compileContracts } from './compile'
import { callContract, deployContract, sendTransaction } from './send'

const proxyAbi = parseAbi([
  'function aggregator() view returns (address)',
  'function latestRoundData() view returns (uint80, int256, uint256, uint256, uint80)',
])
const aggregatorAbi = parseAbi([
  'function submit(uint256 roundId, int256 submission)',
  'function latestRound() view returns (uint256)',
])

const NO_ADDRESS = '0x0000000000000000000000000000000000000000'
/** Wide enough that a test can make the feed report zero or less. */
const LOWEST_ANSWER = -(2n ** 120n)
const HIGHEST_ANSWER = 2n ** 120n

/** Compiles the feed contracts of `@chainlink/contracts` 0.8.0. */
export function compileFeeds(cacheFolder?: string) {
  return compileContracts({
    label: 'chainlink',
    compiler: 'solc-0.6.6',
    evmVersion: 'istanbul',
    optimizerRuns: 200,
    contracts: {
      FluxAggregator: '@chainlink/contracts/src/v0.6/FluxAggregator.sol',
      EACAggregatorProxy: '@chainlink/contracts/src/v0.6/EACAggregatorProxy.sol',
    },
    ...(cacheFolder ? { cacheFolder } : {}),
  })
}

/**
 * Deploys a Chainlink feed with one oracle and reports its first round.
 *
 * @returns the address of the EACAggregatorProxy, which is what a market's oracle reads.
 */
export async function deployFeed(
  client: DevnetClient,
  feed: { description: string; answer: bigint; decimals?: number; cacheFolder?: string },
): Promise<Address> {
  const { FluxAggregator, EACAggregatorProxy } = await compileFeeds(feed.cacheFolder)
  if (!FluxAggregator || !EACAggregatorProxy) throw new Error('the feed contracts are not compiled')
  const from = deployer.address
  const aggregator = await deployContract(client, {
    from,
    contract: FluxAggregator,
    args: [
      NO_ADDRESS,
      0n,
      1_800,
      NO_ADDRESS,
      LOWEST_ANSWER,
      HIGHEST_ANSWER,
      feed.decimals ?? 8,
      feed.description,
    ],
  })
  await callContract(client, {
    from,
    to: aggregator,
    abi: FluxAggregator.abi,
    functionName: 'changeOracles',
    args: [[], [oracleNode.address], [oracleNode.address], 1, 1, 0],
  })
  const proxy = await deployContract(client, {
    from,
    contract: EACAggregatorProxy,
    args: [aggregator, NO_ADDRESS],
  })
  await sendTransaction(client, await toFeedRound(client, { feed: proxy, answer: feed.answer }))
  return proxy
}

/** The transaction that reports a feed's next round. Calls `aggregator` and `latestRound`. */
export async function toFeedRound(
  client: DevnetClient,
  { feed, answer }: { feed: Address; answer: bigint },
): Promise<{ from: Address; to: Address; data: Hex }> {
  const aggregator = await client.readContract({
    address: feed,
    abi: proxyAbi,
    functionName: 'aggregator',
  })
  const round = await client.readContract({
    address: aggregator,
    abi: aggregatorAbi,
    functionName: 'latestRound',
  })
  const data = encodeFunctionData({
    abi: aggregatorAbi,
    functionName: 'submit',
    args: [round + 1n, answer],
  })
  return { from: oracleNode.address, to: aggregator, data }
}

/**
 * Reports one round of a feed: a real `submit` of its oracle, `AnswerUpdated` and `updatedAt`
 * included. The node must mine a block a transaction.
 */
export async function setFeedPrice(
  client: DevnetClient,
  { feed, answer }: { feed: Address; answer: bigint },
): Promise<void> {
  await sendTransaction(client, await toFeedRound(client, { feed, answer }))
}

/** The feed's latest answer and when it was reported, in seconds. */
export async function readFeed(client: DevnetClient, feed: Address) {
  const [, answer, , updatedAt] = await client.readContract({
    address: feed,
    abi: proxyAbi,
    functionName: 'latestRoundData',
  })
  return { answer, updatedAt }
}
