import type { BlockRef } from './block-ref'
import type { ChainClient } from './chain-client'
import { parseBlock } from './parse-block'
import { toChainReadError } from './to-chain-read-error'

/**
 * The newest block of the best endpoint: `eth_getBlockByNumber latest`, never cached.
 *
 * @throws ChainReadError
 */
export async function readHead(client: ChainClient): Promise<BlockRef> {
  const method = 'eth_getBlockByNumber'
  const { chainId, timeoutMs } = client
  try {
    return await client.attempt(async (endpoint) => {
      const result = await endpoint.send(method, { params: ['latest', false], timeoutMs })
      const block = parseBlock(result, chainId)
      endpoint.head = block.number
      endpoint.probedAt = Date.now()
      return block
    })
  } catch (error) {
    throw toChainReadError(error, { chainId, method })
  }
}
