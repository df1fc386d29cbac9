import { toDecimalString } from '@/lib/api/decimal'
import { SECONDS_PER_YEAR } from '@/lib/risk/time-to-liquidation'
import type { Wad } from '@/lib/risk/units'

/** A rate a second as a yearly one, not compounded: 0.0492 = 4.92 %. */
export function toYearlyRate(ratePerSecond: Wad): string {
  return toDecimalString(ratePerSecond * BigInt(SECONDS_PER_YEAR), 18)
}
