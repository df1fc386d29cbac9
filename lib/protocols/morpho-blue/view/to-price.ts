import type { Price, PricePoint } from '@/lib/api/schema/price'
import { assumedHeartbeat, toAgedPrice } from '../../to-aged-price'
import { toUsdPrice } from './dollars'
import type { MorphoFeed, MorphoMarketData } from './market-data'

/**
 * A token's price in a market: the oracle's integer says the collateral in the loan token and stands on both sides;
 * dollars are the token's own. Its age is that of the feed, of those that the oracle names, that is latest for its
 * own heartbeat; an oracle that names none tells no time.
 */
export function toPrice(data: MorphoMarketData, side: 'collateral' | 'loan'): Price {
  const { facts, state, isPriced, dollars, feeds } = data
  const raw = state.collateralPrice
  const usd = toUsdPrice(dollars[side])
  const feed = findLatest(feeds, state.timestamp)
  return toAgedPrice({
    raw,
    usd,
    source: feed?.address ?? facts.oracle,
    updatedAt: isPriced ? (feed?.updatedAt ?? null) : null,
    timestamp: state.timestamp,
    heartbeatSeconds: feed?.heartbeatSeconds ?? null,
    isPriced: isPriced ? raw !== null : usd !== null,
  })
}

function findLatest(feeds: readonly MorphoFeed[], timestamp: number): MorphoFeed | undefined {
  const getLateness = ({ updatedAt, heartbeatSeconds }: MorphoFeed) =>
    (timestamp - (updatedAt ?? timestamp)) / (heartbeatSeconds ?? assumedHeartbeat)
  return feeds
    .filter(({ updatedAt }) => updatedAt !== null)
    .sort((a, b) => getLateness(b) - getLateness(a))[0]
}

/**
 * A price that the market's oracle would have, in dollars of the side that moves to it: the collateral falls with
 * the loan token held, or the loan token rises with the collateral held.
 */
export function toPricePoint(
  { state, dollars }: MorphoMarketData,
  { raw, side }: { raw: bigint; side: 'collateral' | 'loan' },
): PricePoint {
  const price = state.collateralPrice
  const today = dollars[side]
  const moved =
    today === null || price === null
      ? null
      : side === 'collateral'
        ? (today * raw) / price
        : (today * price) / raw
  return { raw: raw.toString(), usd: toUsdPrice(moved) }
}
