import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'

const DECIMALS = 40

/** Exact sum of the API's dollar strings. The empty sum is `0`. @throws RangeError for what is no decimal. */
export function sumUsd(values: readonly string[]): string {
  const sum = values.reduce((total, usd) => total + parseDecimalString(usd, DECIMALS), 0n)
  return toDecimalString(sum, DECIMALS)
}
