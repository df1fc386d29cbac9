import type { AttemptOptions, ChainLog } from './chain-client'
import { checkEndpoint } from './check-endpoint'
import type { Endpoint } from './endpoint'
import { rankEndpoints } from './rank-endpoints'
import { isEndpointFault, isWorthFailover, RpcFailure } from './rpc-failure'

/** A cooling endpoint is waited for this long; a longer wait fails at once. */
const longestWaitMs = 1_500

/**
 * Runs a step on the endpoints in their order until one succeeds. A chain id is checked before an
 * endpoint's first use. What another endpoint can't answer better (a revert, a range) is thrown at
 * once.
 *
 * @throws RpcFailure: what an endpoint said of the request, rather than of itself, where any did.
 */
export async function attemptOnEndpoints<T>(
  endpoints: readonly Endpoint[],
  options: AttemptOptions & {
    step: (endpoint: Endpoint) => Promise<T>
    chainId: number
    timeoutMs: number
    log: ChainLog
  },
): Promise<T> {
  const { step, chainId, timeoutMs, log, rounds = 2 } = options
  let lack: RpcFailure | undefined
  let fault: RpcFailure | undefined
  for (let round = 0; round < rounds; round += 1) {
    const ranked = rankEndpoints(endpoints, Date.now())
    if (ranked.length === 0) break
    if (round > 0 || ranked.every((endpoint) => endpoint.coolUntil > Date.now())) {
      if (!(await waitForFirst(ranked))) break
    }
    for (const endpoint of ranked) {
      if (endpoint.coolUntil > Date.now()) continue
      try {
        if (endpoint.chain !== 'right') {
          if ((await checkEndpoint(endpoint, { chainId, timeoutMs, log })) !== chainId) continue
        }
        return await step(endpoint)
      } catch (error) {
        if (!(error instanceof RpcFailure)) throw error
        if (!isWorthFailover(error.kind)) throw error
        if (isEndpointFault(error.kind)) fault = error
        else lack = error
        log('debug', `${endpoint.label} failed`, { kind: error.kind, text: error.message })
      }
    }
    // What took too long once is for the caller to make smaller, not to be asked again.
    if ((lack && !fault) || fault?.kind === 'timeout') break
  }
  throw lack ?? fault ?? getNoEndpointFailure(endpoints, chainId)
}

async function waitForFirst(ranked: readonly Endpoint[]): Promise<boolean> {
  const wait = Math.min(...ranked.map((endpoint) => endpoint.coolUntil)) - Date.now()
  if (wait > longestWaitMs) return false
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait + 1))
  return true
}

function getNoEndpointFailure(endpoints: readonly Endpoint[], chainId: number): RpcFailure {
  if (endpoints.length > 0 && endpoints.every((endpoint) => endpoint.chain === 'wrong')) {
    return new RpcFailure('refused', { text: `no endpoint is of chain ${chainId}` })
  }
  return new RpcFailure('network', { text: 'every endpoint failed lately and is left alone' })
}
