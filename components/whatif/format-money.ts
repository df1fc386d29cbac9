import type { Currency } from '@/lib/api/risk-input'
import { formatPrice, formatSymbol, formatUsd } from '@/lib/format'

/** A value as people read it: `$2,435.76`, or `0.81 WETH` where nobody knows dollars. */
export function formatMoney(value: string, currency: Currency): string {
  return withCurrency(formatUsd(value), currency)
}

/** The same of a price, with as many digits as a price needs. */
export function formatMoneyPrice(
  price: string,
  { currency, rounding = 'nearest' }: { currency: Currency; rounding?: 'up' | 'down' | 'nearest' },
): string {
  return withCurrency(formatPrice(price, rounding), currency)
}

function withCurrency(text: string, currency: Currency): string {
  return currency === 'usd' ? text : `${text.replace('$', '')} ${formatSymbol(currency.symbol)}`
}
