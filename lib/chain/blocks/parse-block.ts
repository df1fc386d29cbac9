import { type Hash, isHash, isHex } from 'viem'
import { parseQuantity } from '../rpc/parse-quantity'
import { RpcFailure } from '../rpc/rpc-failure'
import type { BlockRef } from './block-ref'

/**
 * A block header of a JSON-RPC answer.
 *
 * @throws RpcFailure `malformed` where a field is missing.
 */
export function parseBlock(value: unknown, chainId: number): BlockRef {
  if (typeof value !== 'object' || value === null) throw malformed()
  const { number, hash, parentHash, timestamp, logsBloom } = value as Record<string, unknown>
  return {
    chainId,
    number: parseQuantity(number),
    hash: parseHash(hash),
    parentHash: parseHash(parentHash),
    timestamp: parseQuantity(timestamp),
    logsBloom: isHex(logsBloom) && logsBloom.length === 514 ? logsBloom : null,
  }
}

function parseHash(value: unknown): Hash {
  if (typeof value !== 'string' || !isHash(value)) throw malformed()
  return value.toLowerCase() as Hash
}

function malformed(): RpcFailure {
  return new RpcFailure('malformed', { text: 'a block was expected' })
}
