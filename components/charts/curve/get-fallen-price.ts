import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'

const DECIMALS = 36

/** A price in dollars (decimal string) after a fall of whole percent. Exact. */
export function getFallenPrice(priceUsd: string, percent: number): string {
  const price = parseDecimalString(priceUsd, DECIMALS)
  return toDecimalString(price * BigInt(100 - percent), DECIMALS + 2)
}
