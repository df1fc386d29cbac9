import type { Price, PricePoint } from '@/lib/api/schema/price'
import type { CometAsset } from '@/lib/risk/compound-v3/state'
import { toAgedPrice } from '../../to-aged-price'
import type { CometQuote } from '../get-quote'
import type { CometFeed } from '../market-facts'
import { toUsd } from './dollars'
import type { CometSnapshotData } from './snapshot-data'

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

function toPrice(
  { quote, heartbeats, state: { timestamp } }: CometSnapshotData,
  { price, feed }: { price: bigint | null; feed: CometFeed | undefined },
): Price {
  const { address = null, updatedAt = null } = feed ?? {}
  return toAgedPrice({
    raw: price,
    usd: price === null ? null : toUsd(price, quote),
    source: address,
    updatedAt,
    timestamp,
    heartbeatSeconds: address === null ? null : heartbeats.get(address),
  })
}

export function toPricePoint(raw: bigint, quote: CometQuote): PricePoint {
  return { raw: raw.toString(), usd: toUsd(raw, quote) }
}
