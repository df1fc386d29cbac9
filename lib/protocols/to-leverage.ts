import { toDecimalString } from '@/lib/api/decimal'

/** Collateral ÷ net of the same unit, to four places; `null` where nothing is left, or a price is missing. */
export function toLeverage(collateral: bigint | null, net: bigint | null): string | null {
  if (collateral === null || net === null || net <= 0n) return null
  return toDecimalString((collateral * 10_000n) / net, 4)
}
