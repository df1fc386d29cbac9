import type { TokenPrice } from '@/lib/anatomy/token-price'
import type { Address } from '@/lib/risk/units'
import type { AaveMarketSetup } from '../market-setup'

/**
 * Every token of a market with its price in dollars: the reserves' own, their aTokens, and their debt tokens.
 *
 * @param priceOf in base currency units; `null` where the oracle gives none
 */
export function toTokenPrices(
  setup: AaveMarketSetup,
  { unit, priceOf }: { unit: bigint; priceOf: (asset: Address) => bigint | null },
): TokenPrice[] {
  return setup.reserves.flatMap((reserve): TokenPrice[] => {
    if (!reserve) return []
    const { asset, symbol, decimals, aToken, variableDebtToken, stableDebtToken } = reserve
    const price = priceOf(asset)
    const usd = price === null || price <= 0n ? null : { price, unit }
    const debts = [variableDebtToken, stableDebtToken].filter((token) => token !== null)
    return [
      { asset, symbol, decimals, usd, kind: 'token' },
      { asset: aToken, symbol: `a${symbol}`, decimals, usd, kind: 'receipt' },
      ...debts.map(
        (token): TokenPrice => ({
          asset: token,
          symbol: `debt ${symbol}`,
          decimals,
          usd,
          kind: 'debt',
        }),
      ),
    ]
  })
}
