import type { ChainClient } from '../chain-client'
import type { Endpoint } from '../endpoints/endpoint'
import { toChainReadError } from '../to-chain-read-error'
import type { BlockRef } from './block-ref'
import { parseBlock } from './parse-block'

const method = 'eth_getBlockByNumber'

/**
 * What the best endpoint calls its newest block, whatever was seen before: `eth_getBlockByNumber latest`.
 *
 * @throws ChainReadError
 */
export async function readLatestBlock(client: ChainClient): Promise<BlockRef> {
  try {
    return await client.attempt((endpoint) => readLatestOn(endpoint, client), { hedge: method })
  } catch (error) {
    throw toChainReadError(error, { chainId: client.chainId, method })
  }
}

/** The newest block of one endpoint. @throws RpcFailure */
export async function readLatestOn(
  endpoint: Endpoint,
  { chainId, timeoutMs }: { chainId: number; timeoutMs: number },
): Promise<BlockRef> {
  const result = await endpoint.send(method, { params: ['latest', false], timeoutMs })
  const block = parseBlock(result, chainId)
  endpoint.head = block.number
  endpoint.probedAt = Date.now()
  return block
}
