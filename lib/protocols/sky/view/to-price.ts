import { toDecimalString } from '@/lib/api/decimal'
import type { Price, PricePoint } from '@/lib/api/schema/price'
import { toIso } from '@/lib/api/time'
import { getSkyPrice } from '@/lib/risk/sky/get-price'
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
  const updatedAt = delay && delay.zzz > 0 ? delay.zzz : null
  const ageSeconds = updatedAt === null ? null : Math.max(0, state.timestamp - updatedAt)
  const heartbeatSeconds = delay ? delay.hop * intervalsToBeStale : null
  return {
    raw: price === null ? null : price.toString(),
    usd: price === null ? null : toDecimalString(price, wadDecimals),
    source: pip,
    updatedAt: updatedAt === null ? null : toIso(updatedAt),
    ageSeconds,
    heartbeatSeconds,
    status: getStatus({ isPriced: price !== null, ageSeconds, heartbeatSeconds }),
  }
}

function getStatus(options: {
  isPriced: boolean
  ageSeconds: number | null
  heartbeatSeconds: number | null
}): Price['status'] {
  const { isPriced, ageSeconds, heartbeatSeconds } = options
  if (!isPriced) return 'unpriced'
  if (ageSeconds === null || heartbeatSeconds === null) return 'unknown-age'
  return ageSeconds > heartbeatSeconds ? 'stale' : 'fresh'
}

/** Dai at the reference that the Spotter holds it to, a ray. */
export function toDaiPrice({ reading, entry }: SkyData): Price {
  const { par } = reading.state
  return {
    raw: par.toString(),
    usd: toDecimalString(par, rayDecimals),
    source: entry.spotter,
    updatedAt: null,
    ageSeconds: null,
    heartbeatSeconds: null,
    status: 'unknown-age',
  }
}

/** @param price dollars, wad */
export function toPricePoint(price: bigint): PricePoint {
  return { raw: price.toString(), usd: toDecimalString(price, wadDecimals) }
}
