import { toDecimalString } from '@/lib/api/decimal'
import { getDecimals } from '@/lib/api/what-if/numbers'

/** A value or a price as a decimal string, as the API writes it. @param unit one of the currency */
export function toValueText(value: bigint, unit: bigint): string {
  const decimals = getDecimals(unit)
  if (decimals !== null) return toDecimalString(value, decimals)
  return toDecimalString((value * 10n ** 18n) / unit, 18)
}
