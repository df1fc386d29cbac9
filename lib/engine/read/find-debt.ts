import type { AsOf } from '@/lib/api/schema/as-of'
import type { DepthToken } from '@/lib/api/schema/depth'
import { getNearDepth } from '@/lib/depth/get-near-depth'
import { getRouteDepth } from '@/lib/depth/get-reference-route'
import type { SaleRoute } from '@/lib/depth/sale-route'
import type { PoolReader } from '@/lib/pools/pool-reader'
import { readRoutes } from '@/lib/pools/read-routes'
import type { DepthSides } from './get-depth-sides'

/**
 * Of the debts the one that the collateral has the deepest pools with; where it has none with any, the one that it has
 * the deepest way to; else the largest.
 */
export async function findDebt(
  { collateral, debts, between }: DepthSides,
  { reader, asOf }: { reader: PoolReader | undefined; asOf: AsOf },
): Promise<{ debt: DepthToken; routes: readonly SaleRoute[] }> {
  const at = { blockHash: asOf.blockHash, blockNumber: asOf.blockNumber }
  const tokenIn = collateral.address
  const toPair = ({ address }: DepthToken) => [tokenIn, address] as const
  const read = debts.length > 1 ? ((await reader?.readAll(debts.map(toPair), at)) ?? []) : []
  const direct = pickDeepest(debts, (_, index) => getNearDepth(read[index] ?? [], tokenIn))
  const asked = direct ? [direct] : debts
  const found = reader
    ? await readRoutes(reader, {
        tokenIn,
        tokensOut: asked.map(({ address }) => address),
        via: between.map(({ address }) => address),
        at,
      })
    : []
  const options = asked.map((debt, index) => ({ debt, routes: found[index] ?? [] }))
  const best =
    pickDeepest(options, ({ routes }) => Math.max(0, ...routes.map(getRouteDepth))) ?? options[0]
  if (!best) throw new RangeError('a sale needs a token to be sold for')
  return best
}

function pickDeepest<Item>(
  items: readonly Item[],
  getDepth: (item: Item, index: number) => number,
): Item | null {
  let best: { item: Item; depth: number } | null = null
  for (const [index, item] of items.entries()) {
    const depth = getDepth(item, index)
    if (depth > (best?.depth ?? 0)) best = { item, depth }
  }
  return best?.item ?? null
}
