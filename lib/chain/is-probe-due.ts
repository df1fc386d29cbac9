import type { Endpoint } from './endpoint'

const headEveryMs = 15_000
const chainEveryMs = 60_000

/**
 * Whether an endpoint is to be asked for its chain and head beside the reads: when its head is old and others
 * stand beside it, when its chain was not told for a minute, when it failed or was of another chain and may be
 * asked again. One in use before its first check is left to that.
 */
export function isProbeDue(
  endpoint: Pick<
    Endpoint,
    'chain' | 'checkedAt' | 'probedAt' | 'coolUntil' | 'quarantinedUntil' | 'open'
  >,
  { now, alone }: { now: number; alone: boolean },
): boolean {
  if (endpoint.coolUntil > now) return false
  if (endpoint.chain === 'wrong') return endpoint.quarantinedUntil <= now
  if (alone) return endpoint.chain === 'right' && now - endpoint.checkedAt >= chainEveryMs
  if (endpoint.open) return true
  return now - endpoint.probedAt >= headEveryMs || now - endpoint.checkedAt >= chainEveryMs
}
