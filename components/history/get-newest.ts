import type { AsOfByMarket } from '@/lib/api/schema/as-of'
import { parseIso } from '@/lib/api/time'

/** The newest block among them, seconds since the epoch: where an axis of time ends. */
export function getNewest(asOf: AsOfByMarket): number | null {
  const times = Object.values(asOf).map(({ timestamp }) => parseIso(timestamp))
  return times.length > 0 ? Math.max(...times) : null
}
