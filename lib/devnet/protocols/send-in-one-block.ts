import type { Hex } from 'viem'
import type { DevnetClient } from '../chain-client'
import { rawRequest, type TransactionRequest, toRpcTransaction } from '../send'

/**
 * Mines several transactions in one block of a node that mines a block a transaction.
 *
 * @throws Error when one of them reverts.
 */
export async function sendInOneBlock(
  client: DevnetClient,
  requests: readonly TransactionRequest[],
): Promise<void> {
  await rawRequest(client, 'evm_setAutomine', [false])
  for (const request of requests) {
    const transaction = toRpcTransaction({ gas: 1_000_000n, ...request })
    await rawRequest(client, 'eth_sendTransaction', [transaction])
  }
  await rawRequest(client, 'evm_mine', [])
  const receipts = (await rawRequest(client, 'eth_getBlockReceipts', ['latest'])) as {
    status: Hex
  }[]
  await rawRequest(client, 'evm_setAutomine', [true])
  const passed = receipts.filter(({ status }) => status === '0x1').length
  if (passed !== requests.length) {
    throw new Error(`${requests.length - passed} of ${requests.length} transactions reverted`)
  }
}
