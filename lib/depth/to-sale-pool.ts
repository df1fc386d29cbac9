import type { SalePool } from '@/lib/risk/cascade/sale-venue'
import type { Address } from '@/lib/risk/units'
import { getSpotPrice } from './get-spot-price'
import { getLane } from './lane'
import type { DepthPool } from './pool'

/**
 * A pool as the cascade sees it, in whole tokens, from the side of one who sells `tokenIn`: only what lies below its
 * present price. `null` for a pair without reserves.
 * @param decimals of the token sold and of the one received
 * @throws RangeError when the pool does not hold `tokenIn`
 */
export function toSalePool(
  pool: DepthPool,
  { tokenIn, decimals }: { tokenIn: Address; decimals: { in: number; out: number } },
): SalePool | null {
  const spot = getSpotPrice(pool, tokenIn)
  if (!spot) return null
  const { feeRoot, stretches } = getLane(pool, tokenIn)
  const scale = 10 ** (decimals.in - decimals.out)
  const toPrice = (root: number) => (root / feeRoot) ** 2 * scale
  return {
    fee: pool.fee / 1e6,
    price: (Number(spot.out) / Number(spot.in)) * scale,
    ranges: stretches.map(({ from, to, liquidity }) => ({
      lower: toPrice(to),
      upper: toPrice(from),
      liquidity: (liquidity * feeRoot) / 10 ** ((decimals.in + decimals.out) / 2),
    })),
  }
}
