import type { Address } from '@/lib/risk/units'
import { getLane, getLaneDepth } from './lane'
import type { DepthPool } from './pool'

/**
 * The pool that takes most of `tokenIn` until its price is 2 % lower: the one whose price speaks for all. A tiny pool
 * may stand anywhere. `null` where no pool takes anything.
 */
export function getReferencePool(pools: readonly DepthPool[], tokenIn: Address): DepthPool | null {
  let best: { pool: DepthPool; depth: number } | null = null
  for (const pool of pools) {
    const depth = getLaneDepth(getLane(pool, tokenIn))
    if (depth > (best?.depth ?? 0)) best = { pool, depth }
  }
  return best?.pool ?? null
}
