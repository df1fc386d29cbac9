import type { PriceTable, TokenPrice, UsdPrice } from '@/lib/anatomy/token-price'
import { type AccruedMorphoState, ORACLE_PRICE_SCALE } from '@/lib/risk/morpho-blue/state'

/**
 * Both tokens of a market in dollars: the loan token as another market of the chain prices it, the collateral by
 * Morpho's own oracle from there; where only the collateral is priced elsewhere, the other way round.
 */
export function toTokenPrices(state: AccruedMorphoState, others: PriceTable): TokenPrice[] {
  const { loanToken, collateralToken, collateralPrice } = state
  const usdOf = (asset: string) => others.get(asset.toLowerCase())?.usd ?? null
  const loanUnit = 10n ** BigInt(loanToken.decimals)
  const collateralUnit = 10n ** BigInt(collateralToken.decimals)
  let loan = usdOf(loanToken.asset)
  let collateral: UsdPrice | null = usdOf(collateralToken.asset)
  if (loan && collateralPrice !== null)
    collateral = {
      price: loan.price * collateralPrice * collateralUnit,
      unit: loan.unit * ORACLE_PRICE_SCALE * loanUnit,
    }
  else if (collateral && collateralPrice !== null)
    loan = {
      price: collateral.price * ORACLE_PRICE_SCALE * loanUnit,
      unit: collateral.unit * collateralPrice * collateralUnit,
    }
  return [
    { ...loanToken, usd: loan, kind: 'token' },
    { ...collateralToken, usd: collateral, kind: 'token' },
  ]
}
