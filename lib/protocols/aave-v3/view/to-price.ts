import type { Price, PricePoint } from '@/lib/api/schema/price'
import type { FeedHeartbeats } from '../../feed-heartbeats'
import { toAgedPrice } from '../../to-aged-price'
import type { AaveReserveFacts } from '../market-facts'
import { toUsd } from './to-usd'

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
  return toAgedPrice({
    raw: price,
    usd: price === null ? null : toUsd(price, baseCurrencyUnit),
    source: facts?.priceSource ?? null,
    updatedAt: feed && feed.updatedAt > 0 ? feed.updatedAt : null,
    timestamp,
    heartbeatSeconds: feed === null ? null : heartbeats.get(feed.address),
  })
}

export function toPricePoint(raw: bigint, baseCurrencyUnit: bigint): PricePoint {
  return { raw: raw.toString(), usd: toUsd(raw, baseCurrencyUnit) }
}
