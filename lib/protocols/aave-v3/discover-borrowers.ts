import { toEventSelector } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { readLogRanges } from '@/lib/chain/logs/read-log-ranges'
import type { Address } from '@/lib/risk/units'
import { poolEventsAbi } from './aave-events'
import { createAddressReader } from './create-address-reader'
import type { AaveMarketSetup } from './market-setup'
import { parseLogs, type RawDeficit, type RawLiquidation } from './parse-logs'

const topics = poolEventsAbi
  .filter(({ name }) => ['Borrow', 'LiquidationCall', 'DeficitCreated'].includes(name))
  .map((event) => toEventSelector(event))

export type DiscoveredRange = {
  /** Both included. Ranges come newest first and touch: a search can be resumed below `fromBlock`. */
  fromBlock: number
  toBlock: number
  /** Share of the whole search that is done, 0 to 1, this range included. */
  progress: number
  /** Who borrowed in this range; may have come before. */
  borrowers: Address[]
  /** In the order of the chain. */
  liquidations: RawLiquidation[]
  deficits: RawDeficit[]
}

/**
 * Everybody who ever borrowed, and every forced sale, from the pool's logs: newest ranges first,
 * so that who matters is known early. One `eth_getLogs` a range; ranges follow what the node takes.
 *
 * @throws ChainReadError when the node stays unreachable; what was yielded holds, the search can
 * be resumed below the last `fromBlock`.
 */
export async function* discoverBorrowers(
  client: ChainClient,
  options: {
    setup: AaveMarketSetup
    fromBlock: number
    toBlock: number
    onProgress?: (progress: number) => void
  },
): AsyncGenerator<DiscoveredRange> {
  const { setup, fromBlock, toBlock, onProgress } = options
  const addresses = [setup.pool]
  const search = { addresses, topics, fromBlock, toBlock, newestFirst: true }
  const toAddress = createAddressReader()
  for await (const { logs, ...range } of readLogRanges(client, search)) {
    const { borrowers, liquidations, deficits } = parseLogs(setup, logs, { toAddress })
    onProgress?.(range.progress)
    yield { ...range, borrowers, liquidations, deficits }
  }
}
