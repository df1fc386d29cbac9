import { divCeil, rayDivFloor } from '../math'
import { RAY, type Ray, type Wad } from '../units'

/** Wads of dollars to rays. */
const BLN = 10n ** 9n

/** The feed's price in DAI per collateral: `rdiv(val · 1e9, par)`, floored. */
export function getSkyFeedPrice(price: Wad, par: Ray): Ray {
  return rayDivFloor(price * BLN, par) as Ray
}

/** What `spotter.poke` stores for a price: the feed's price in DAI ÷ `mat`, each floored. */
export function getSkySpot({ price, par, mat }: { price: Wad; par: Ray; mat: Ray }): Ray {
  return rayDivFloor(getSkyFeedPrice(price, par), mat) as Ray
}

/** The highest price, dollars, whose spot is not above `spot`. */
export function getHighestPriceOfSpot({
  spot,
  par,
  mat,
}: {
  spot: bigint
  par: Ray
  mat: Ray
}): Wad {
  const feedPrice = getLargestQuotient(spot, mat)
  return (getLargestQuotient(feedPrice, par) / BLN) as Wad
}

/** The largest x with `floor(x · RAY ÷ divisor) ≤ quotient`. */
function getLargestQuotient(quotient: bigint, divisor: bigint): bigint {
  return divCeil((quotient + 1n) * divisor, RAY) - 1n
}
