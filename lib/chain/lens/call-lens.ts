import type { Hex } from 'viem'
import type { BlockCall, ChainClient } from '@/lib/chain/chain-client'
import { type BaseError, ChainReadError } from '@/lib/errors'

/** `OutOfGas()` of every lens: not even one of what it was asked for fits. */
const outOfGas = '0x77ebef4d'

/**
 * One `eth_call` of a lens.
 *
 * @param call.explain what another revert means, by its data
 * @throws ChainReadError (`out-of-gas` where nothing fits), HistoryUnavailableError, ReorgError, what `explain` says
 */
export async function callLens(
  client: ChainClient,
  call: BlockCall & { explain: (revert: Hex | null) => BaseError },
): Promise<Hex> {
  const { explain, ...request } = call
  try {
    return await client.callAtBlock(request)
  } catch (error) {
    if (!(error instanceof ChainReadError) || error.reason !== 'reverted') throw error
    if (!error.data?.startsWith(outOfGas)) throw explain(error.data ?? null)
    throw new ChainReadError('The node allows too little gas for eth_call.', {
      reason: 'out-of-gas',
      retryable: false,
    })
  }
}

/** Where a lens reverts without saying which of its own conditions fails. */
export function toRevertDetails(revert: Hex | null): string {
  return `the lens reverted with ${revert ?? 'no data'}`
}
