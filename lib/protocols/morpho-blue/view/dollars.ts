import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'
import { ORACLE_PRICE_SCALE } from '@/lib/risk/morpho-blue/state'
import type { Address } from '@/lib/risk/units'
import type { MorphoMarketFacts } from '../market-facts'

const fine = 36
const fineUnit = 10n ** BigInt(fine)
const priceDecimals = 18
const valueDecimals = 8

/** Dollars a whole token, 36 decimals; `null` where nobody says. */
export type MorphoDollars = { loan: bigint | null; collateral: bigint | null }

/**
 * The market's oracle says only one token's price in the other. So one price in dollars, the loan token's where it
 * is known, gives both, and values keep the market's own proportions.
 * @param price the oracle's, 1e36 scale; `null` where it does not answer
 */
export function getDollars(
  { loanToken, collateralToken }: Pick<MorphoMarketFacts, 'loanToken' | 'collateralToken'>,
  { price, usd }: { price: bigint | null; usd: ReadonlyMap<Address, string> },
): MorphoDollars {
  const loan = parse(usd.get(loanToken.asset))
  const collateral = parse(usd.get(collateralToken.asset))
  if (price === null) return { loan, collateral: null }
  const units = { loan: toUnit(loanToken.decimals), collateral: toUnit(collateralToken.decimals) }
  if (loan !== null)
    return {
      loan,
      collateral: (loan * price * units.collateral) / (units.loan * ORACLE_PRICE_SCALE),
    }
  if (collateral === null) return { loan, collateral }
  const derived = (collateral * units.loan * ORACLE_PRICE_SCALE) / (price * units.collateral)
  return { loan: derived, collateral }
}

function parse(usd: string | undefined): bigint | null {
  return usd === undefined ? null : parseDecimalString(usd, fine)
}

function toUnit(decimals: number): bigint {
  return 10n ** BigInt(decimals)
}

/** A price in dollars as the API writes it; `null` where it is not known. */
export function toUsdPrice(dollars: bigint | null): string | null {
  if (dollars === null) return null
  return toDecimalString(dollars / 10n ** BigInt(fine - priceDecimals), priceDecimals)
}

/** What an amount in smallest units is worth; debt rounds up, so that it is never shown smaller. */
export function toUsdValue(
  amount: bigint,
  options: { dollars: bigint | null; decimals: number; rounding?: 'floor' | 'ceil' },
): string | null {
  const { dollars, decimals, rounding = 'floor' } = options
  if (dollars === null) return null
  const divisor = toUnit(decimals + fine - valueDecimals)
  const product = amount * dollars
  const value = rounding === 'floor' ? product / divisor : (product + divisor - 1n) / divisor
  return toDecimalString(value, valueDecimals)
}

/** Dollars a smallest unit as a double, for columns; `NaN` where it is not known. */
export function toUsdAUnit(dollars: bigint | null, decimals: number): number {
  if (dollars === null) return Number.NaN
  return Number(dollars) / Number(fineUnit) / 10 ** decimals
}
