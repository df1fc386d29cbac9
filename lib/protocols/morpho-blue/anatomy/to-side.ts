import { type PriceTable, toPriceTable } from '@/lib/anatomy/token-price'
import { getUsdValue, usdDecimals } from '@/lib/anatomy/value-in-usd'
import { toDecimalString } from '@/lib/api/decimal'
import type { AccountSide } from '@/lib/api/schema/liquidation-anatomy'
import { getMorphoAccountValue } from '@/lib/risk/morpho-blue/get-account-value'
import type { MorphoMoment } from './create-teller'
import { toTokenPrices } from './to-token-prices'

/** What the account had as collateral and owed at one moment, in the API's words. */
export function toSide({ state, account }: MorphoMoment, others: PriceTable): AccountSide {
  const { health, collateral, borrowedAssets } = getMorphoAccountValue(state, account)
  const { loanToken, collateralToken, lltv } = state
  const prices = toPriceTable([toTokenPrices(state, others)])
  const usd = ({ asset }: { asset: string }, amount: bigint) => {
    const price = prices.get(asset.toLowerCase())
    const value = price ? getUsdValue(price, amount) : null
    return value === null ? null : toDecimalString(value, usdDecimals)
  }
  const collateralUsd = usd(collateralToken, collateral)
  const debtUsd = usd(loanToken, borrowedAssets)
  const threshold = toDecimalString(lltv, 18)
  return {
    kind: health.kind,
    healthFactor: health.kind === 'priced' ? health.healthFactor.toString() : null,
    collateralUsd,
    debtUsd,
    collateral:
      collateral === 0n
        ? []
        : [
            {
              ...collateralToken,
              amount: collateral.toString(),
              valueUsd: collateralUsd,
              threshold,
            },
          ],
    debt:
      borrowedAssets === 0n
        ? []
        : [{ ...loanToken, amount: borrowedAssets.toString(), valueUsd: debtUsd }],
  }
}
