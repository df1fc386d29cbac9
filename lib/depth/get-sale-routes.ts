import type { Address } from '@/lib/risk/units'
import type { DepthPool } from './pool'
import type { SaleRoute } from './sale-route'

/** Pools of `tokenIn` with `token`, and of `token` with `tokenOut`. */
export type Detour = {
  token: Address
  first: readonly DepthPool[]
  second: readonly DepthPool[]
}

/**
 * The ways to sell `tokenIn` for `tokenOut`: the pair's own pools first, then one by each token between that has pools
 * on both sides. No two of them share a pool, so that what is sold over one leaves the others as they are.
 */
export function getSaleRoutes(sale: {
  tokenIn: Address
  tokenOut: Address
  direct: readonly DepthPool[]
  detours: readonly Detour[]
}): SaleRoute[] {
  const { tokenIn, tokenOut, direct, detours } = sale
  const seen = new Set([tokenIn.toLowerCase(), tokenOut.toLowerCase()])
  const routes: SaleRoute[] =
    direct.length > 0 ? [{ tokens: [tokenIn, tokenOut], legs: [direct] }] : []
  for (const { token, first, second } of detours) {
    if (seen.has(token.toLowerCase()) || first.length === 0 || second.length === 0) continue
    seen.add(token.toLowerCase())
    routes.push({ tokens: [tokenIn, token, tokenOut], legs: [first, second] })
  }
  return routes
}
