import type { Hash } from 'viem'
import { HistoryUnavailableError, ReorgError } from '../../errors'
import type { ChainClient } from '../chain-client'
import { RpcFailure } from '../rpc/rpc-failure'
import { toChainReadError } from '../to-chain-read-error'
import { readBlock } from './read-block'
import { readLatestBlock } from './read-latest-block'

/** A node that lacks a canonical block this near the head is behind, not pruned. */
const recent = 64

/**
 * Tells a reorged block from one whose state is gone: nodes use the same words for both. Where a
 * read failed for want of the block, the block itself is asked for.
 *
 * @returns ReorgError, HistoryUnavailableError or ChainReadError, to be thrown.
 */
export async function toBlockError(
  client: ChainClient,
  { error, method, blockHash }: { error: unknown; method: string; blockHash: Hash },
): Promise<unknown> {
  if (!(error instanceof RpcFailure)) return error
  if (error.kind !== 'unknown-block' && error.kind !== 'no-state') {
    return toChainReadError(error, { chainId: client.chainId, method })
  }
  try {
    const block = await readBlock(client, blockHash)
    const canonical = await readBlock(client, block.number)
    if (canonical.hash !== block.hash) {
      return new ReorgError(`Block ${blockHash} is no longer part of chain ${client.chainId}.`)
    }
    if (
      error.kind === 'unknown-block' &&
      (await readLatestBlock(client)).number - block.number < recent
    ) {
      return toChainReadError(error, { chainId: client.chainId, method })
    }
    return new HistoryUnavailableError(
      `The node no longer has the state of block ${block.number}.`,
      {
        details: error.message,
        metaMessages: [`An archive node in RPC_URL_${client.chainId} could answer.`],
      },
    )
  } catch (lookUp) {
    return lookUp
  }
}
