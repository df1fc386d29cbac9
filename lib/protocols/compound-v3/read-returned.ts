import type { ChainClient } from '@/lib/chain/chain-client'
import type { Address } from '@/lib/risk/units'
import type { RawAbsorption } from './absorption'
import { transferTopics } from './comet-events'
import { findReturned } from './parse-logs'

/** What came back to an absorbed account as base supply, from its block's `Transfer` logs. @throws ChainReadError, ReorgError */
export async function readReturned(
  client: ChainClient,
  { comet, raw }: { comet: Address; raw: RawAbsorption },
): Promise<bigint> {
  const { blockHash } = raw
  const logs = await client.readLogs({ addresses: [comet], topics: transferTopics, blockHash })
  return findReturned(logs, raw, comet)
}
