import type { AsOf, Source } from '@/lib/api/schema/as-of'
import { parseIso } from '@/lib/api/time'

/**
 * How long ago something on a chain was: from it to the market's newest block, and from that to now as the
 * server counts it. Null where no block of that market was read: its clock is not known then.
 */
export function getSecondsAgo(
  timestamp: string,
  { asOf, source }: { asOf: AsOf | undefined; source: Source | undefined },
): number | null {
  if (!asOf) return null
  const beforeBlock = parseIso(asOf.timestamp) - parseIso(timestamp)
  return Math.max(0, beforeBlock + (source?.ageSeconds ?? 0))
}
