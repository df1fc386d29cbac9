import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'

const PARSED = 40
const PLACES = 18

/** Quotient of two decimal strings that are not negative, 18 decimals, rounded down; null where the divisor is zero. */
export function divideDecimals(dividend: string, divisor: string): string | null {
  const below = parseDecimalString(divisor, PARSED)
  if (below === 0n) return null
  const above = parseDecimalString(dividend, PARSED)
  return toDecimalString((above * 10n ** BigInt(PLACES)) / below, PLACES)
}
