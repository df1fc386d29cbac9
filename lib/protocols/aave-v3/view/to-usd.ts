import { toDecimalString } from '@/lib/api/decimal'

const fineDecimals = 18

/**
 * A value in base currency units as dollars. Aave v3 markets count in dollars; a market that counts in
 * another currency shows its own units here.
 * @param baseCurrencyUnit units in 1, usually 1e8
 */
export function toUsd(value: bigint, baseCurrencyUnit: bigint): string {
  const decimals = baseCurrencyUnit.toString().length - 1
  if (10n ** BigInt(decimals) === baseCurrencyUnit) return toDecimalString(value, decimals)
  return toDecimalString((value * 10n ** BigInt(fineDecimals)) / baseCurrencyUnit, fineDecimals)
}

/** The value of an amount of a token in base currency units; debt rounds up, so that it is never shown smaller. */
export function getValue(options: {
  amount: bigint
  price: bigint
  decimals: number
  rounding: 'floor' | 'ceil'
}): bigint {
  const unit = 10n ** BigInt(options.decimals)
  const product = options.amount * options.price
  return options.rounding === 'floor' ? product / unit : (product + unit - 1n) / unit
}
