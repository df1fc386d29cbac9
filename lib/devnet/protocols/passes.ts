import type { DevnetClient } from '../chain-client'
import { rawRequest, type TransactionRequest, toRpcTransaction } from '../send'

/** Whether the contracts would accept this transaction now. `eth_call` at the head. */
export async function passes(client: DevnetClient, request: TransactionRequest): Promise<boolean> {
  try {
    await rawRequest(client, 'eth_call', [toRpcTransaction(request), 'latest'])
    return true
  } catch {
    return false
  }
}
