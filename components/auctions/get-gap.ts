import { addDecimals, compareDecimals } from '../account/compare-decimals'

/** Price ÷ market's price as a distance from it: `0.91` is 0.09 below. */
export function getGap(priceToMarket: string): { isBelow: boolean; size: string } {
  const isBelow = compareDecimals(priceToMarket, '1') <= 0
  const size = isBelow ? addDecimals('1', `-${priceToMarket}`) : addDecimals(priceToMarket, '-1')
  return { isBelow, size }
}
