import { getRouteStretches } from './get-route-stretches'
import type { SaleRoute } from './sale-route'
import { getRoomDownTo } from './sell-into-stretches'

/** Of the root of a price: 2 % lower. */
const NEAR = Math.sqrt(0.98)

/** The route that takes most until its price is 2 % lower: the one whose price speaks for all. `null` for none. */
export function getReferenceRoute(routes: readonly SaleRoute[]): SaleRoute | null {
  let best: { route: SaleRoute; depth: number } | null = null
  for (const route of routes) {
    const depth = getRouteDepth(route)
    if (depth > (best?.depth ?? 0)) best = { route, depth }
  }
  return best?.route ?? null
}

/** What a route takes until its price is 2 % lower, in smallest units, floating point. */
export function getRouteDepth(route: SaleRoute): number {
  const stretches = getRouteStretches(route)
  return getRoomDownTo(stretches, (stretches[0]?.from ?? 0) * NEAR)
}
