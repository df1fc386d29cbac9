import { divHalfUp, mulDivFloor } from '../math'

/**
 * What a Comet's prices (8 decimals of whatever they count in) are to people: `price · numerator ÷ denominator`, in
 * a currency of which `unit` is one.
 */
export type CometPriceScale = { unit: bigint; numerator: bigint; denominator: bigint }

/** A Comet's price, or a value in its price units, as people count it. */
export function toShownPrice(price: bigint, { numerator, denominator }: CometPriceScale): bigint {
  return mulDivFloor(price, numerator, denominator)
}

/** The Comet's price nearest to one that people count in, at least 1. */
export function toCometPrice(shown: bigint, { numerator, denominator }: CometPriceScale): bigint {
  const price = divHalfUp(shown * denominator, numerator)
  return price > 0n ? price : 1n
}
