import { chainStretches } from './chain-stretches'
import { joinStretches } from './join-stretches'
import { getLane, type Stretch } from './lane'
import type { SaleRoute } from './sale-route'

/** Every size of sale asks for the same. */
const known = new WeakMap<SaleRoute, readonly Stretch[]>()

/**
 * A route seen by one who sells over it, as one lane: the pools of a leg side by side, the legs after one another.
 * @throws RangeError when a pool does not hold its leg's token
 */
export function getRouteStretches(route: SaleRoute): readonly Stretch[] {
  const stretches = known.get(route) ?? toStretches(route)
  known.set(route, stretches)
  return stretches
}

function toStretches({ tokens, legs }: SaleRoute): Stretch[] {
  const lanes = legs.map((pools, leg) => {
    const tokenIn = tokens[leg]
    if (!tokenIn) throw new RangeError('A leg of a route needs a token')
    return joinStretches(pools.map((pool) => getLane(pool, tokenIn).stretches))
  })
  return lanes.length === 0 ? [] : lanes.reduce(chainStretches)
}
