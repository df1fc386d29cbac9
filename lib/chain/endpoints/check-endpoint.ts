import type { ChainLog } from '../chain-client'
import { parseQuantity } from '../rpc/parse-quantity'
import type { Endpoint } from './endpoint'

const quarantineMs = 60_000

type CheckOptions = { chainId: number; timeoutMs: number; log: ChainLog }

const running = new WeakMap<Endpoint, Promise<number>>()

/**
 * Asks an endpoint for its chain and its head: `eth_chainId`, `eth_blockNumber`. Callers at the
 * same time share one check.
 *
 * @returns The chain id it answered.
 * @throws RpcFailure
 */
export function checkEndpoint(endpoint: Endpoint, options: CheckOptions): Promise<number> {
  const check =
    running.get(endpoint) ??
    runCheck(endpoint, options).finally(() => {
      running.delete(endpoint)
    })
  running.set(endpoint, check)
  return check
}

async function runCheck(
  endpoint: Endpoint,
  { chainId, timeoutMs, log }: CheckOptions,
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
  if (endpoint.chain === 'wrong') log('info', `${endpoint.label} is of chain ${chainId} again`)
  endpoint.chain = 'right'
  endpoint.checkedAt = Date.now()
  endpoint.probedAt = Date.now()
  const head = parseQuantity(await endpoint.send('eth_blockNumber', { params: [], timeoutMs }))
  endpoint.head = head
  return found
}
