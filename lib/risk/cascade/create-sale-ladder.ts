import type { SaleLadder, SalePool, SaleVenue } from './sale-venue'

/** A stretch of net price with liquidity. */
type Stretch = { lower: number; upper: number; liquidity: number }

/**
 * Pools of one collateral against one quote token as a ladder, sold into at the best split: at every moment into
 * those that pay most. A pool with fee f is, to the last digit, one without a fee in net prices whose liquidity is
 * `L ÷ √(1 − f)` (Uniswap v3: the fee is taken from what goes in), so pools add up. Only what is below each
 * pool's price counts. `closed` where no pool has anything there.
 */
export function createSaleLadder({
  quote,
  pools,
}: {
  quote: SaleLadder['quote']
  pools: readonly SalePool[]
}): SaleVenue {
  const stretches = pools.flatMap(toStretches)
  const bounds = [...new Set(stretches.flatMap(({ lower, upper }) => [lower, upper]))]
  bounds.sort((a, b) => b - a)
  if (bounds.length < 2) return { kind: 'closed' }
  const liquidity = bounds.slice(1).map((lower, at) => {
    const upper = bounds[at] as number
    return stretches.reduce(
      (sum, stretch) =>
        stretch.upper >= upper && stretch.lower <= lower ? sum + stretch.liquidity : sum,
      0,
    )
  })
  return { kind: 'ladder', quote, fee: getDeepestFee(pools), prices: bounds, liquidity }
}

function toStretches({ fee, price, ranges }: SalePool): Stretch[] {
  const kept = 1 - fee
  return ranges
    .filter((range) => range.lower < price && range.liquidity > 0)
    .map((range) => ({
      lower: range.lower * kept,
      upper: Math.min(range.upper, price) * kept,
      liquidity: range.liquidity / Math.sqrt(kept),
    }))
}

/** Of the pool that takes most on its way to half of its price. */
function getDeepestFee(pools: readonly SalePool[]): number {
  let deepest = { depth: -1, fee: 0 }
  for (const pool of pools) {
    let depth = 0
    for (const { lower, upper, liquidity } of pool.ranges) {
      const from = Math.min(upper, pool.price)
      const to = Math.max(lower, pool.price / 2)
      if (from > to) depth += liquidity * (Math.sqrt(from) - Math.sqrt(to))
    }
    if (depth > deepest.depth) deepest = { depth, fee: pool.fee }
  }
  return deepest.fee
}
