import type { ChainLog } from './chain-client'
import type { Endpoint } from './endpoint'
import { parseQuantity } from './parse-quantity'

const quarantineMs = 60_000

/**
 * Asks an endpoint for its chain and its head: `eth_chainId`, `eth_blockNumber`.
 *
 * @returns The chain id it answered.
 * @throws RpcFailure
 */
export async function checkEndpoint(
  endpoint: Endpoint,
  { chainId, timeoutMs, log }: { chainId: number; timeoutMs: number; log: ChainLog },
): Promise<number> {
  const found = parseQuantity(await endpoint.send('eth_chainId', { params: [], timeoutMs }))
  if (found !== chainId) {
    if (endpoint.chain !== 'wrong') {
      log('warn', `${endpoint.label} is of chain ${found}, not ${chainId}: left out`)
    }
    endpoint.chain = 'wrong'
    endpoint.quarantinedUntil = Date.now() + quarantineMs
    return found
  }
  endpoint.chain = 'right'
  endpoint.probedAt = Date.now()
  const head = parseQuantity(await endpoint.send('eth_blockNumber', { params: [], timeoutMs }))
  endpoint.head = head
  return found
}
