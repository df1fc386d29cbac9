import type { DepthToken } from '@/lib/api/schema/depth'
import type { SaleRoute } from '@/lib/depth/sale-route'
import type { PoolReader } from '@/lib/pools/pool-reader'

/** Why it is not known what a sale brings, where no route has a price. */
export function getDepthReason(
  { collateral, debt }: { collateral: DepthToken; debt: DepthToken },
  { routes, places }: { routes: readonly SaleRoute[]; places: PoolReader['places'] | undefined },
): string {
  const pair = `${collateral.symbol} and ${debt.symbol}`
  if (routes.length > 0)
    return `The pools between ${pair} that are known hold nothing to sell into.`
  if (!places || places.factories + places.pools === 0)
    return 'No factory and no pool is known on this chain: name some in POOLS_FILE.'
  return `No pool of ${pair} is known: the ${places.factories} factories asked have none, and POOLS_FILE names none. Nor has another asset of this market pools with both.`
}
