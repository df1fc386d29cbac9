import type { Price, PricePoint } from '@/lib/api/schema/price'
import { toIso } from '@/lib/api/time'
import type { FeedHeartbeats } from '../../feed-heartbeats'
import type { AaveReserveFacts } from '../market-facts'
import { toUsd } from './to-usd'

/** Until a feed's own heartbeat is learnt: a day, the longest that is common, and an hour to spare. */
const assumedHeartbeat = 25 * 3_600

/**
 * A reserve's price with its source and age, the age counted to the block's own time.
 * @param price in base currency units, as applied to the account; `null` where unpriced
 */
export function toPrice(options: {
  price: bigint | null
  facts: AaveReserveFacts | undefined
  heartbeats: FeedHeartbeats
  timestamp: number
  baseCurrencyUnit: bigint
}): Price {
  const { price, facts, heartbeats, timestamp, baseCurrencyUnit } = options
  const feed = facts?.feed ?? null
  const updatedAt = feed && feed.updatedAt > 0 ? feed.updatedAt : null
  const ageSeconds = updatedAt === null ? null : Math.max(0, timestamp - updatedAt)
  const heartbeatSeconds = feed === null ? null : heartbeats.get(feed.address)
  return {
    raw: price === null ? null : price.toString(),
    usd: price === null ? null : toUsd(price, baseCurrencyUnit),
    source: facts?.priceSource ?? null,
    updatedAt: updatedAt === null ? null : toIso(updatedAt),
    ageSeconds,
    heartbeatSeconds,
    status: getStatus({ price, ageSeconds, heartbeatSeconds }),
  }
}

function getStatus(options: {
  price: bigint | null
  ageSeconds: number | null
  heartbeatSeconds: number | null
}): Price['status'] {
  const { price, ageSeconds, heartbeatSeconds } = options
  if (price === null) return 'unpriced'
  if (ageSeconds === null) return 'unknown-age'
  return ageSeconds > (heartbeatSeconds ?? assumedHeartbeat) ? 'stale' : 'fresh'
}

export function toPricePoint(raw: bigint, baseCurrencyUnit: bigint): PricePoint {
  return { raw: raw.toString(), usd: toUsd(raw, baseCurrencyUnit) }
}
