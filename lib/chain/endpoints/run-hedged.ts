import { waitAtMost } from '@/lib/wait-at-most'
import type { Endpoint } from './endpoint'
import type { HedgeBudget } from './hedge-budget'

const shortestMs = 300
/** Before anything is known of a method's answers. */
const unknownMs = 1_000

/** Blocks behind the first endpoint's head from which on a second one is no help. */
const lagging = 3

export type HedgeOptions<T> = {
  step: (endpoint: Endpoint) => Promise<T>
  /** The JSON-RPC method whose latency tells when the step is slow; without it nothing is sent twice. */
  hedge?: string | undefined
  /** Endpoints that could be asked too, best first. */
  others: readonly Endpoint[]
  /** Takes the endpoint that was asked too, where that one failed or lost. */
  asked: Set<Endpoint>
  hedges: HedgeBudget
}

/**
 * Runs a step on one endpoint, and where it takes more than twice the slow end of that endpoint's answers (300 ms
 * at least) on a second one too: the first success counts, and one that was overtaken yields for a while. Where both
 * fail, what the first said is thrown.
 */
export async function runHedged<T>(endpoint: Endpoint, options: HedgeOptions<T>): Promise<T> {
  const { step, hedge, hedges } = options
  if (hedge === undefined) return await step(endpoint)
  hedges.earn()
  const first = step(endpoint)
  const findSecond = () => options.others.find((other) => isFit(other, endpoint))
  if (!findSecond()) return await first
  const slow = await isSlow(first, getDelayMs(endpoint, hedge))
  const second = findSecond()
  if (!slow || !second || !hedges.spend()) return await first
  options.asked.add(second)
  let late = true
  const ended = first.finally(() => {
    late = false
  })
  const helped = step(second).then((result) => {
    if (late) endpoint.blame()
    return result
  })
  return await Promise.any([ended, helped]).catch(() => first)
}

function isFit(other: Endpoint, { head }: Endpoint): boolean {
  const idle = other.coolUntil <= Date.now() && other.getWaitMs() === 0
  return idle && other.chain === 'right' && other.failures === 0 && other.head >= head - lagging
}

function getDelayMs(endpoint: Endpoint, method: string): number {
  const tail = endpoint.getTailMs(method)
  return tail === undefined ? unknownMs : Math.max(shortestMs, 2 * tail)
}

/** False as soon as the step has ended, well or badly. */
function isSlow(step: Promise<unknown>, delayMs: number): Promise<boolean> {
  const ended = step.then(
    () => false,
    () => false,
  )
  return waitAtMost(ended, { ms: delayMs, late: true })
}
