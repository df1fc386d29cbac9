import type { Price } from '@/lib/api/schema/price'
import { toIso } from '@/lib/api/time'

/** Until a feed's own heartbeat is learnt: a day, the longest that is common, and an hour to spare, seconds. */
export const assumedHeartbeat = 25 * 3_600

/** A price with its source and age in the API's words: the age is counted to the block's own time. */
export function toAgedPrice(options: {
  /** In the oracle's own unit; `null` where it has none. */
  raw: bigint | null
  usd: string | null
  source: Price['source']
  /** Seconds; `null` where nobody tells. */
  updatedAt: number | null
  /** The block's, seconds. */
  timestamp: number
  heartbeatSeconds: number | null
  /** Whether it can be used; where `raw` is there, if left out. */
  isPriced?: boolean
}): Price {
  const { raw, usd, source, updatedAt, timestamp, heartbeatSeconds } = options
  const ageSeconds = updatedAt === null ? null : Math.max(0, timestamp - updatedAt)
  const isPriced = options.isPriced ?? raw !== null
  return {
    raw: raw === null ? null : raw.toString(),
    usd,
    source,
    updatedAt: updatedAt === null ? null : toIso(updatedAt),
    ageSeconds,
    heartbeatSeconds,
    status: isPriced ? getStatus(ageSeconds, heartbeatSeconds) : 'unpriced',
  }
}

function getStatus(ageSeconds: number | null, heartbeatSeconds: number | null): Price['status'] {
  if (ageSeconds === null) return 'unknown-age'
  return ageSeconds > (heartbeatSeconds ?? assumedHeartbeat) ? 'stale' : 'fresh'
}
