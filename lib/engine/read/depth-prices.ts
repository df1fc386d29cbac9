import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'
import type { DepthToken } from '@/lib/api/schema/depth'
import type { PriceRatio } from '@/lib/depth/get-spot-price'

/** More decimals than any oracle's dollars have. */
const PRICE_DECIMALS = 48
const SHOWN_DECIMALS = 18

/** Beyond what one uint256 holds, unlike `pow10`. */
const unit = (decimals: number) => 10n ** BigInt(decimals)

type Sides = { collateral: DepthToken; debt: DepthToken }

/** Debt units for collateral units as the oracle says; `null` where a price is missing or zero. */
export function toOraclePrice({ collateral, debt }: Sides): PriceRatio | null {
  const [sold, received] = [toPrice(collateral), toPrice(debt)]
  if (sold === null || received === null) return null
  return { out: sold * unit(debt.decimals), in: received * unit(collateral.decimals) }
}

/** Smallest units worth so many dollars; `null` without a price. */
export function toUnitsPerDollar(token: DepthToken): { units: bigint; dollars: bigint } | null {
  const price = toPrice(token)
  if (price === null) return null
  return { units: unit(token.decimals) * unit(PRICE_DECIMALS), dollars: price }
}

/** Worth of an amount, to the nearest cent; `null` without a price. */
export function toDollars(amount: bigint, token: DepthToken): string | null {
  const price = toPrice(token)
  if (price === null) return null
  const cent = unit(token.decimals + PRICE_DECIMALS - 2)
  return toDecimalString((amount * price + cent / 2n) / cent, 2)
}

/** Whole debt tokens for one whole collateral token, floored to 18 decimals. */
export function toPriceText(ratio: PriceRatio | null, { collateral, debt }: Sides): string | null {
  if (!ratio) return null
  const scaled = ratio.out * unit(collateral.decimals + SHOWN_DECIMALS)
  return toDecimalString(scaled / (ratio.in * unit(debt.decimals)), SHOWN_DECIMALS)
}

/** Average of a sale; `null` for none. */
export function toAveragePrice(
  { amountIn, amountOut }: { amountIn: bigint; amountOut: bigint },
  sides: Sides,
): string | null {
  return amountIn === 0n ? null : toPriceText({ out: amountOut, in: amountIn }, sides)
}

function toPrice({ priceUsd }: DepthToken): bigint | null {
  if (priceUsd === null) return null
  const price = parseDecimalString(priceUsd, PRICE_DECIMALS)
  return price > 0n ? price : null
}
