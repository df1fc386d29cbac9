import type { Endpoint } from './endpoint'

export const usualProbeMs = 15_000
/** Share of the usual time after which one that failed lately is asked again. */
const sickShare = 1 / 8
/** Times the usual after which the chain id is asked for again. */
const chainTimes = 4
const sickRate = 0.2

/**
 * Whether an endpoint is to be asked for its chain and head beside the reads: when its head is old and others
 * stand beside it, when its chain was not told for a minute, when it failed or was of another chain and may be
 * asked again. One in use before its first check is left to that.
 */
export function isProbeDue(
  endpoint: Pick<
    Endpoint,
    | 'chain'
    | 'checkedAt'
    | 'probedAt'
    | 'coolUntil'
    | 'quarantinedUntil'
    | 'open'
    | 'failures'
    | 'errorRate'
    | 'getWaitMs'
  >,
  { now, alone, probeEveryMs }: { now: number; alone: boolean; probeEveryMs: number },
): boolean {
  if (endpoint.coolUntil > now || endpoint.getWaitMs() > 0) return false
  if (endpoint.chain === 'wrong') return endpoint.quarantinedUntil <= now
  const chainIsOld = now - endpoint.checkedAt >= chainTimes * probeEveryMs
  if (alone) return endpoint.chain === 'right' && chainIsOld
  if (endpoint.open) return true
  const isSick = endpoint.failures > 0 || endpoint.errorRate > sickRate
  const every = isSick ? probeEveryMs * sickShare : probeEveryMs
  return now - endpoint.probedAt >= every || chainIsOld
}
