import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'
import type { CometQuote } from '../get-quote'

const priceDecimals = 8
const fine = 36
const shown = 18

/** A value or price of the Comet, 8 decimals of what its prices count in, as dollars; `null` where nobody says. */
export function toUsd(value: bigint, quote: CometQuote): string | null {
  if (quote.kind === 'usd') return toDecimalString(value, priceDecimals)
  if (quote.usd === null) return null
  const dollars = value * parseDecimalString(quote.usd, fine)
  return toDecimalString(dollars / 10n ** BigInt(priceDecimals + fine - shown), shown)
}

/** Dollars a price unit as a double, for columns; `NaN` where nobody says. */
export function getUsdAUnit(quote: CometQuote): number {
  if (quote.kind === 'usd') return 10 ** -priceDecimals
  return quote.usd === null ? Number.NaN : Number(quote.usd) * 10 ** -priceDecimals
}

/** What an amount is worth, price units; a debt rounds up, so that it is never shown smaller. */
export function getValue(
  amount: bigint,
  {
    price,
    scale,
    rounding = 'floor',
  }: { price: bigint; scale: bigint; rounding?: 'floor' | 'ceil' },
): bigint {
  const product = amount * price
  return rounding === 'floor' ? product / scale : (product + scale - 1n) / scale
}
