import type { AttemptOptions, ChainLog } from '../chain-client'
import { isEndpointFault, isWorthFailover, RpcFailure } from '../rpc/rpc-failure'
import { checkEndpoint } from './check-endpoint'
import type { Endpoint } from './endpoint'
import type { HedgeBudget } from './hedge-budget'
import { rankEndpoints } from './rank-endpoints'
import { runHedged } from './run-hedged'

/** A cooling endpoint is waited for this long; a longer wait fails at once. */
const longestWaitMs = 1_500
/** A node that does not know a block may do so in a moment, or another one behind the same URL. */
const behindMs = 25
/** How often nodes that disagree behind one URL are asked for a block that one of them knows. */
const forkedRounds = 8

type Attempt<T> = AttemptOptions & {
  step: (endpoint: Endpoint) => Promise<T>
  chainId: number
  timeoutMs: number
  log: ChainLog
  hedges: HedgeBudget
}

/**
 * Runs a step on the endpoints in their order until one succeeds. A chain id is checked before an
 * endpoint's first use, and before it is used again after several failures. What another endpoint can't answer
 * better (a revert, a range) is thrown at once. A step that may be hedged is also begun on the next endpoint when
 * the first is slow.
 *
 * @throws RpcFailure: what an endpoint said of the request, rather than of itself, where any did.
 */
export async function attemptOnEndpoints<T>(
  endpoints: readonly Endpoint[],
  options: Attempt<T>,
): Promise<T> {
  const { chainId, log, rounds = 2 } = options
  let lack: RpcFailure | undefined
  let fault: RpcFailure | undefined
  for (let round = 0; round < rounds || isWorthAnother(endpoints, { lack, round }); round += 1) {
    const ranked = rankEndpoints(endpoints, Date.now())
    if (ranked.length === 0) break
    if (round > 0 || ranked.every((endpoint) => endpoint.coolUntil > Date.now())) {
      if (!(await waitForFirst(ranked))) break
    }
    const ready = ranked.filter((endpoint) => endpoint.coolUntil <= Date.now())
    const asked = new Set<Endpoint>()
    for (const endpoint of ready) {
      if (asked.has(endpoint) || endpoint.coolUntil > Date.now()) continue
      asked.add(endpoint)
      try {
        if (!(await isOfChain(endpoint, options))) continue
        const others = ready.filter((other) => !asked.has(other))
        return await runHedged(endpoint, { ...options, others, asked })
      } catch (error) {
        if (!(error instanceof RpcFailure)) throw error
        if (!isWorthFailover(error.kind)) throw error
        if (isEndpointFault(error.kind)) fault = error
        else lack = error
        log('debug', `${endpoint.label} failed`, { kind: error.kind, text: error.message })
      }
    }
    // What took too long once is for the caller to make smaller, not to be asked again.
    if (fault?.kind === 'timeout') break
    if (lack && !fault) {
      if (lack.kind !== 'unknown-block') break
      await new Promise((resolve) => setTimeout(resolve, behindMs))
    }
  }
  throw lack ?? fault ?? getNoEndpointFailure(endpoints, chainId)
}

async function isOfChain<T>(
  endpoint: Endpoint,
  { chainId, timeoutMs, log }: Attempt<T>,
): Promise<boolean> {
  if (endpoint.chain === 'right') return true
  return (await checkEndpoint(endpoint, { chainId, timeoutMs, log })) === chainId
}

/** Where nodes disagree behind one URL, the next answer may come from the one that knows the block. */
function isWorthAnother(
  endpoints: readonly Endpoint[],
  { lack, round }: { lack: RpcFailure | undefined; round: number },
): boolean {
  if (lack?.kind !== 'unknown-block' || round >= forkedRounds) return false
  return endpoints.some((endpoint) => endpoint.forkedUntil > Date.now())
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
