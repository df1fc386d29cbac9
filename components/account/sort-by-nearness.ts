import type { Position } from '@/lib/api/schema/position'
import { compareDecimals } from './compare-decimals'
import { getTriggers } from './get-triggers'
import { isUnsafeNext } from './position/get-outlook'
import { isUncovered } from './position/is-uncovered'

const ranks = {
  liquidatable: 0,
  unsafeNext: 1,
  earlier: 2,
  reachable: 3,
  unreachable: 4,
  uncovered: 5,
  unpriced: 6,
  'no-debt': 7,
}

function getPlace(position: Position) {
  const { health } = position
  if (health.kind !== 'priced') return { rank: ranks[health.kind], distance: '0', health: 0n }
  const healthFactor = BigInt(health.healthFactor)
  if (isUncovered(position)) return { rank: ranks.uncovered, distance: '0', health: healthFactor }
  if (health.liquidatable) return { rank: ranks.liquidatable, distance: '0', health: healthFactor }
  if (isUnsafeNext(position)) return { rank: ranks.unsafeNext, distance: '0', health: healthFactor }
  if (position.earlier?.liquidatable)
    return { rank: ranks.earlier, distance: '0', health: healthFactor }
  const distance = getTriggers(position)[0]?.distance
  return distance === undefined
    ? { rank: ranks.unreachable, distance: '0', health: healthFactor }
    : { rank: ranks.reachable, distance, health: healthFactor }
}

/** Nearest to liquidation first: what is liquidatable, what will be by a price that is known already, what may be sold in part, then by the nearest single move, then what no price reaches, and what is past it. */
export function sortByNearness(positions: readonly Position[]): Position[] {
  const places = new Map(positions.map((position) => [position, getPlace(position)]))
  return [...positions].sort((a, b) => {
    const [left, right] = [places.get(a), places.get(b)]
    if (!left || !right) return 0
    return (
      left.rank - right.rank ||
      compareDecimals(left.distance, right.distance) ||
      Number(left.health - right.health > 0n) - Number(left.health - right.health < 0n)
    )
  })
}
