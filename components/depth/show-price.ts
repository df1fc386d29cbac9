import { parseDecimalString } from '@/lib/api/decimal'
import { formatAmount } from '@/lib/format'

/** Decimals of the API's own prices. */
const PLACES = 18

/** A price of one token in another (decimal string), precision by its size. */
export function showPrice(price: string): string {
  return formatAmount(parseDecimalString(price, PLACES), { decimals: PLACES })
}
