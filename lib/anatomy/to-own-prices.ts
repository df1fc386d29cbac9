import { parseDecimalString } from '@/lib/api/decimal'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { TokenPrice } from './token-price'
import { usdDecimals } from './value-in-usd'

/** Prices of what was taken and repaid, as the liquidation itself was valued: what a protocol without more tells. */
export function toOwnPrices({
  collateral,
  debt,
}: Pick<Liquidation, 'collateral' | 'debt'>): TokenPrice[] {
  return [collateral, debt].map(({ asset, symbol, decimals, amount, valueUsd }): TokenPrice => {
    const whole = BigInt(amount)
    const usd =
      valueUsd === null || whole <= 0n
        ? null
        : {
            price: parseDecimalString(valueUsd, usdDecimals) * 10n ** BigInt(decimals),
            unit: whole * 10n ** BigInt(usdDecimals),
          }
    return { asset, symbol, decimals, usd, kind: 'token' }
  })
}
