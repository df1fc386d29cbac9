import type { Price, PricePoint } from '@/lib/api/schema/price'
import { toIso } from '@/lib/api/time'
import type { CometAsset } from '@/lib/risk/compound-v3/state'
import type { CometQuote } from '../get-quote'
import type { CometFeed } from '../market-facts'
import { toUsd } from './dollars'
import type { CometSnapshotData } from './snapshot-data'

/** Until a feed's own heartbeat is learnt: a day, the longest that is common, and an hour to spare. */
const assumedHeartbeat = 25 * 3_600
/** A price of 1. */
const fixed = 10n ** 8n

/** The price of a collateral, with its feed and age. */
export function toAssetPrice(data: CometSnapshotData, { offset, price }: CometAsset): Price {
  return toPrice(data, { price, feed: data.facts.feeds[offset] })
}

/** A base token that the others are priced in has a fixed price, which has no age, though its feed says "now". */
export function toBasePrice(data: CometSnapshotData): Price {
  const { facts, quote, state } = data
  const { basePrice: price, timestamp } = state
  const isFixed =
    quote.kind === 'other' && price === fixed && facts.baseFeed.updatedAt === timestamp
  const feed = isFixed ? { ...facts.baseFeed, updatedAt: null } : facts.baseFeed
  return toPrice(data, { price, feed })
}

/** The age is counted to the block's own time. */
function toPrice(
  { quote, heartbeats, state: { timestamp } }: CometSnapshotData,
  { price, feed }: { price: bigint | null; feed: CometFeed | undefined },
): Price {
  const { address = null, updatedAt = null } = feed ?? {}
  const ageSeconds = updatedAt === null ? null : Math.max(0, timestamp - updatedAt)
  const heartbeatSeconds = address === null ? null : heartbeats.get(address)
  return {
    raw: price === null ? null : price.toString(),
    usd: price === null ? null : toUsd(price, quote),
    source: address,
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

export function toPricePoint(raw: bigint, quote: CometQuote): PricePoint {
  return { raw: raw.toString(), usd: toUsd(raw, quote) }
}
