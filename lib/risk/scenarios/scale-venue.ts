import type { SaleVenue } from '../cascade/sale-venue'

/** More liquidity than any market's collateral: one price, whatever is sold. */
const DEEP = 1e24

/**
 * A place of sale where prices or depth are others.
 *
 * @param change.price what a token brings, as a factor of now: 0.9 where it trades 10 % lower
 * @param change.depth how much of it can be sold for the same move, as a factor of now
 * @param change.outsidePrice dollars a token where a place without impact has to have a price of its own
 */
export function scaleVenue(
  venue: SaleVenue,
  { price = 1, depth = 1, outsidePrice }: { price?: number; depth?: number; outsidePrice: number },
): SaleVenue {
  if (venue.kind === 'closed') return venue
  if (venue.kind === 'infinite') {
    if (price === 1) return venue
    return createLadder(outsidePrice * price, DEEP)
  }
  return {
    ...venue,
    prices: venue.prices.map((each) => each * price),
    liquidity: venue.liquidity.map((each) => each * Math.sqrt(price) * depth),
  }
}

const NO_ADDRESS = '0x0000000000000000000000000000000000000000'

/** One liquidity from a price in dollars down to nothing, without a fee. */
function createLadder(price: number, liquidity: number): SaleVenue {
  return {
    kind: 'ladder',
    quote: { address: NO_ADDRESS, symbol: 'USD', price: 1 },
    fee: 0,
    prices: [price, 0],
    liquidity: [liquidity],
  }
}

/**
 * A place of sale that a reader supposes: one constant-product pool in which a sale worth `depthUsd` lowers the
 * price by 2 %.
 */
export function createConstantVenue(price: number, depthUsd: number): SaleVenue {
  const lowered = price * 0.98
  const tokens = depthUsd / Math.sqrt(price * lowered)
  const liquidity = tokens / (1 / Math.sqrt(lowered) - 1 / Math.sqrt(price))
  return createLadder(price, liquidity)
}
