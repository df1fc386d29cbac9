import type { ChainClient } from '@/lib/chain/chain-client'
import { readLogRanges } from '@/lib/chain/logs/read-log-ranges'
import type { Address } from '@/lib/risk/units'
import { morphoTopics } from './morpho-events'
import { type ParsedMorphoLogs, parseLogs } from './parse-logs'

const { CreateMarket, Borrow, Liquidate, SetAuthorization, PreLiquidate } = morphoTopics

export type DiscoveredRange = ParsedMorphoLogs & {
  /** Both included. Ranges come newest first and touch: a search can be resumed below `fromBlock`. */
  fromBlock: number
  toBlock: number
}

/**
 * Every market, everybody who ever borrowed, every forced sale and, where `withAuthorisations`, who let whom act,
 * from Morpho's logs: newest ranges first. One `eth_getLogs` a range. `SetAuthorization` comes mostly from
 * wallets that let routers act; it is left out where nobody could tell a pre-liquidation contract among them.
 *
 * @throws ChainReadError when the node stays unreachable; the search can be resumed below the last `fromBlock`.
 */
export async function* discoverBorrowers(
  client: ChainClient,
  options: { morpho: Address; fromBlock: number; toBlock: number; withAuthorisations: boolean },
): AsyncGenerator<DiscoveredRange> {
  const { morpho, fromBlock, toBlock, withAuthorisations } = options
  const topics = [
    CreateMarket,
    Borrow,
    Liquidate,
    ...(withAuthorisations ? [SetAuthorization] : []),
  ]
  const search = { addresses: [morpho], topics, fromBlock, toBlock, newestFirst: true }
  for await (const { logs, ...range } of readLogRanges(client, search))
    yield { ...range, ...parseLogs({ morpho, lines: [] }, logs) }
}

/** Every `PreLiquidate` of pre-liquidation contracts, newest ranges first. */
export async function* discoverPreLiquidations(
  client: ChainClient,
  options: { morpho: Address; lines: readonly Address[]; fromBlock: number; toBlock: number },
): AsyncGenerator<DiscoveredRange> {
  const { morpho, lines, fromBlock, toBlock } = options
  const search = { addresses: lines, topics: [PreLiquidate], fromBlock, toBlock, newestFirst: true }
  for await (const { logs, ...range } of readLogRanges(client, search))
    yield { ...range, ...parseLogs({ morpho, lines }, logs) }
}
