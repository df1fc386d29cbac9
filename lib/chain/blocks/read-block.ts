import { type Hash, numberToHex } from 'viem'
import { HistoryUnavailableError, NotFoundError, ReorgError } from '../../errors'
import type { ChainClient } from '../chain-client'
import { toChainReadError } from '../to-chain-read-error'
import type { BlockRef } from './block-ref'
import { parseBlock } from './parse-block'
import { readLatestBlock } from './read-latest-block'

/**
 * One block by hash or number: `eth_getBlockByHash` or `eth_getBlockByNumber`, and the head where
 * a number is unknown.
 *
 * @throws ReorgError where no node knows the hash; NotFoundError where the number is ahead of the
 * chain; HistoryUnavailableError where the node no longer has it; ChainReadError.
 */
export async function readBlock(client: ChainClient, block: Hash | number): Promise<BlockRef> {
  const byNumber = typeof block === 'number'
  const method = byNumber ? 'eth_getBlockByNumber' : 'eth_getBlockByHash'
  const result = await client.request<unknown>(
    method,
    [byNumber ? numberToHex(block) : block, false],
    { accept: (answer) => answer !== null },
  )
  if (result !== null) {
    try {
      return parseBlock(result, client.chainId)
    } catch (error) {
      throw toChainReadError(error, { chainId: client.chainId, method })
    }
  }
  if (!byNumber) throw new ReorgError(`Block ${block} is not part of chain ${client.chainId}.`)
  const head = await readLatestBlock(client)
  if (block > head.number) {
    throw new NotFoundError(`Chain ${client.chainId} has no block ${block} yet.`, {
      metaMessages: [`Its newest block is ${head.number}.`],
    })
  }
  throw new HistoryUnavailableError(`The node no longer has block ${block}.`)
}
