import type { Price, PricePoint } from '@/lib/api/schema/price'
import { toIso } from '@/lib/api/time'
import { toUsdPrice } from './dollars'
import type { MorphoFeed, MorphoMarketData } from './market-data'

/** Until a feed's own heartbeat is learnt: a day, the longest that is common, and an hour to spare. */
const assumedHeartbeat = 25 * 3_600

/**
 * A token's price in a market: the oracle's integer says the collateral in the loan token and stands on both sides;
 * dollars are the token's own. Its age is that of the feed, of those that the oracle names, that is latest for its
 * own heartbeat; an oracle that names none tells no time.
 */
export function toPrice(data: MorphoMarketData, side: 'collateral' | 'loan'): Price {
  const { facts, state, isPriced, dollars, feeds } = data
  const raw = state.collateralPrice
  const usd = toUsdPrice(dollars[side])
  const isKnown = isPriced ? raw !== null : usd !== null
  const feed = findLatest(feeds, state.timestamp)
  const updatedAt = isPriced ? (feed?.updatedAt ?? null) : null
  const ageSeconds = updatedAt === null ? null : Math.max(0, state.timestamp - updatedAt)
  const heartbeatSeconds = feed?.heartbeatSeconds ?? null
  return {
    raw: raw === null ? null : raw.toString(),
    usd,
    source: feed?.address ?? facts.oracle,
    updatedAt: updatedAt === null ? null : toIso(updatedAt),
    ageSeconds,
    heartbeatSeconds,
    status: isKnown ? getStatus(ageSeconds, heartbeatSeconds) : 'unpriced',
  }
}

function getStatus(ageSeconds: number | null, heartbeat: number | null): Price['status'] {
  if (ageSeconds === null) return 'unknown-age'
  return ageSeconds > (heartbeat ?? assumedHeartbeat) ? 'stale' : 'fresh'
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
