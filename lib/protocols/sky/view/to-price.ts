import { toDecimalString } from '@/lib/api/decimal'
import type { Price, PricePoint } from '@/lib/api/schema/price'
import { getSkyPrice } from '@/lib/risk/sky/get-price'
import { toAgedPrice } from '../../to-aged-price'
import type { SkyData } from './sky-data'

const wadDecimals = 18
const rayDecimals = 27
/** A module takes a price once an interval; one missed interval is no alarm yet. */
const intervalsToBeStale = 2

/**
 * The collateral's price, dollars with 18 decimals. A module with delay took the price in force when the one before
 * last interval began: its age is counted from the newest taking.
 */
export function toGemPrice({ reading }: SkyData): Price {
  const { state, pip, delay } = reading
  const price = getSkyPrice(state)
  return toAgedPrice({
    raw: price,
    usd: price === null ? null : toDecimalString(price, wadDecimals),
    source: pip,
    updatedAt: delay && delay.zzz > 0 ? delay.zzz : null,
    timestamp: state.timestamp,
    heartbeatSeconds: delay ? delay.hop * intervalsToBeStale : null,
  })
}

/** Dai at the reference that the Spotter holds it to, a ray. */
export function toDaiPrice({ reading, entry }: SkyData): Price {
  const { par, timestamp } = reading.state
  return toAgedPrice({
    raw: par,
    usd: toDecimalString(par, rayDecimals),
    source: entry.spotter,
    updatedAt: null,
    timestamp,
    heartbeatSeconds: null,
  })
}

/** @param price dollars, wad */
export function toPricePoint(price: bigint): PricePoint {
  return { raw: price.toString(), usd: toDecimalString(price, wadDecimals) }
}
