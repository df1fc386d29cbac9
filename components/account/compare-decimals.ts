import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'

const DECIMALS = 80

const parse = (text: string) => parseDecimalString(text, DECIMALS)

/** Order of two decimal strings, exact: negative where `a` is less. */
export function compareDecimals(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Exact sum of decimal strings. */
export function addDecimals(...terms: string[]): string {
  return toDecimalString(
    terms.reduce((sum, term) => sum + parse(term), 0n),
    DECIMALS,
  )
}
