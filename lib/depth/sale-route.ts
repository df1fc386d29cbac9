import type { Address } from '@/lib/risk/units'
import type { DepthPool } from './pool'

/**
 * A way from one token to another over pools: `legs[i]` are the pools in which `tokens[i]` is sold for
 * `tokens[i + 1]`. One leg for the pair's own pools, two where a third token lies between.
 */
export type SaleRoute = {
  tokens: readonly Address[]
  legs: readonly (readonly DepthPool[])[]
}
