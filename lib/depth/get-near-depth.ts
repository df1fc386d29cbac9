import type { Address } from '@/lib/risk/units'
import { getLane, getLaneDepth } from './lane'
import type { DepthPool } from './pool'

/**
 * How much of `tokenIn` the pools take until each is 2 % lower, in smallest units, floating point: to compare markets
 * with one another. Zero for none.
 */
export function getNearDepth(pools: readonly DepthPool[], tokenIn: Address): number {
  return pools.reduce((sum, pool) => sum + getLaneDepth(getLane(pool, tokenIn)), 0)
}
