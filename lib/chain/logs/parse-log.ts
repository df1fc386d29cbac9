import { type Address, type Hash, type Hex, isHash, isHex } from 'viem'
import { parseQuantity } from '../rpc/parse-quantity'
import { RpcFailure } from '../rpc/rpc-failure'
import type { RawLog } from './raw-log'

/** viem's `isAddress` looks each up in a cache, which costs more than the rest of a log. */
const addressForm = /^0x[0-9a-fA-F]{40}$/

/**
 * A log of a JSON-RPC answer.
 *
 * @throws RpcFailure `malformed`
 */
export function parseLog(value: unknown): RawLog {
  if (typeof value !== 'object' || value === null) throw malformed()
  const raw = value as Record<string, unknown>
  const { address, topics, data } = raw
  if (typeof address !== 'string' || !addressForm.test(address)) throw malformed()
  if (!Array.isArray(topics) || topics.length > 4 || !topics.every((topic) => isHash(topic))) {
    throw malformed()
  }
  if (!isHex(data)) throw malformed()
  return {
    address: address.toLowerCase() as Address,
    topics: topics as Hex[],
    data,
    blockNumber: parseQuantity(raw.blockNumber),
    blockHash: parseHash(raw.blockHash),
    ...(typeof raw.blockTimestamp === 'string'
      ? { blockTimestamp: parseQuantity(raw.blockTimestamp) }
      : {}),
    transactionHash: parseHash(raw.transactionHash),
    transactionIndex: parseQuantity(raw.transactionIndex),
    logIndex: parseQuantity(raw.logIndex),
  }
}

function parseHash(value: unknown): Hash {
  if (typeof value !== 'string' || !isHash(value)) throw malformed()
  return value.toLowerCase() as Hash
}

function malformed(): RpcFailure {
  return new RpcFailure('malformed', { text: 'a log was expected' })
}
