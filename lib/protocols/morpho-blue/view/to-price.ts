import type { Price, PricePoint } from '@/lib/api/schema/price'
import { toUsdPrice } from './dollars'
import type { MorphoMarketData } from './market-data'

/**
 * A token's price in a market: the oracle's integer says the collateral in the loan token and stands on both sides;
 * dollars are the token's own. The oracle tells no time.
 */
export function toPrice(
  { facts, state, isPriced, dollars }: MorphoMarketData,
  side: 'collateral' | 'loan',
): Price {
  const raw = state.collateralPrice
  const usd = toUsdPrice(dollars[side])
  const isKnown = isPriced ? raw !== null : usd !== null
  return {
    raw: raw === null ? null : raw.toString(),
    usd,
    source: facts.oracle,
    updatedAt: null,
    ageSeconds: null,
    heartbeatSeconds: null,
    status: isKnown ? 'unknown-age' : 'unpriced',
  }
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
