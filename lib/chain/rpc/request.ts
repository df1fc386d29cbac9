import type { ChainClient, RequestOptions } from '../chain-client'
import { toChainReadError } from '../to-chain-read-error'
import { RpcFailure } from './rpc-failure'

/** Reads that may be sent twice. */
const hedged = /^eth_(?:call|get(?!Filter)|blockNumber$|chainId$|feeHistory$)/

/**
 * One JSON-RPC call with failover; reads are hedged.
 *
 * @throws ChainReadError
 */
export async function request<T>(
  client: ChainClient,
  call: RequestOptions<T> & { method: string; params: readonly unknown[] },
): Promise<T> {
  const { method, params, timeoutMs = client.timeoutMs, accept } = call
  let refused: { result: T } | undefined
  try {
    return await client.attempt(
      async (endpoint) => {
        const result = (await endpoint.send(method, { params, timeoutMs })) as T
        if (accept && !accept(result)) {
          refused = { result }
          throw new RpcFailure('unknown-block', { text: 'not known to this node' })
        }
        return result
      },
      {
        ...(call.rounds === undefined ? {} : { rounds: call.rounds }),
        ...(hedged.test(method) ? { hedge: method } : {}),
      },
    )
  } catch (error) {
    if (refused) return refused.result
    throw toChainReadError(error, { chainId: client.chainId, method })
  }
}
