import type { TokenPrice } from './token-price'

/** Dollars are summed as integers of this many decimals, far below what any oracle tells. */
export const usdDecimals = 18
const usdUnit = 10n ** BigInt(usdDecimals)

/**
 * What an amount of a token is worth, dollars with 18 decimals, towards zero; of a debt negative. `null` without
 * a price.
 */
export function getUsdValue(
  { usd, decimals, kind }: Pick<TokenPrice, 'usd' | 'decimals' | 'kind'>,
  amount: bigint,
): bigint | null {
  if (!usd || usd.unit <= 0n) return null
  const value = (amount * usd.price * usdUnit) / (usd.unit * 10n ** BigInt(decimals))
  return kind === 'debt' ? -value : value
}
