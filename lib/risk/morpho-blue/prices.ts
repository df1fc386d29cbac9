import { pow10 } from '../pow10'
import { type AccruedMorphoState, ORACLE_PRICE_SCALE } from './state'

/**
 * Prices of both whole tokens in one currency, for people: the market itself knows only one in the other. `unit` is
 * one of the currency.
 */
export type MorphoPrices = { unit: bigint; loan: bigint; collateral: bigint | null }

type Tokens = Pick<AccruedMorphoState, 'loanToken' | 'collateralToken' | 'collateralPrice'>

/** Both prices from the loan token's: the collateral's is the market's own, floored; `null` where it has none. */
export function getMorphoPrices(
  state: Tokens,
  { unit, loan }: { unit: bigint; loan: bigint },
): MorphoPrices {
  const { collateralPrice } = state
  if (collateralPrice === null) return { unit, loan, collateral: null }
  const { loanUnit, collateralUnit } = getUnits(state)
  const collateral = (loan * collateralPrice * collateralUnit) / (loanUnit * ORACLE_PRICE_SCALE)
  return { unit, loan, collateral }
}

/** The market's price (1e36 scale) that two prices come to, floored, at least 1; `null` without the collateral's. */
export function toMorphoCollateralPrice(
  state: Tokens,
  { loan, collateral }: MorphoPrices,
): bigint | null {
  if (collateral === null) return null
  const { loanUnit, collateralUnit } = getUnits(state)
  const price = (collateral * loanUnit * ORACLE_PRICE_SCALE) / (loan * collateralUnit)
  return price > 0n ? price : 1n
}

function getUnits({ loanToken, collateralToken }: Tokens) {
  return { loanUnit: pow10(loanToken.decimals), collateralUnit: pow10(collateralToken.decimals) }
}
