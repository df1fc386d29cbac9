import { toDecimalString } from '@/lib/api/decimal'
import { getDecimals } from '@/lib/api/what-if/numbers'
import type { AaveMarketState } from '@/lib/risk/aave-v3/state'

/** A value or a price in base currency units as a decimal string, as the API writes it. */
export function toBaseUsd(
  { baseCurrencyUnit }: Pick<AaveMarketState, 'baseCurrencyUnit'>,
  value: bigint,
): string {
  const decimals = getDecimals(baseCurrencyUnit)
  if (decimals !== null) return toDecimalString(value, decimals)
  return toDecimalString((value * 10n ** 18n) / baseCurrencyUnit, 18)
}
