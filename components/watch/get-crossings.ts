import { parseDecimalString } from '@/lib/api/decimal'

export type Side = 'above' | 'below'

export type Observation = {
  address: string
  /** Lowest health factor (wad) of its positions; null where it has no debt or is not known. */
  health: { kind: 'known'; healthFactor: bigint } | { kind: 'no-debt' } | { kind: 'unknown' }
  /** Health factor, decimal string. */
  level: string
}

/** Where each address was last seen, by address and level: a level that was moved is no crossing. */
export type Sides = ReadonlyMap<string, Side>

const toKey = ({ address, level }: Observation) => `${address.toLowerCase()} ${level}`

function getSide({ health, level }: Observation): Side | null {
  if (health.kind === 'unknown') return null
  if (health.kind === 'no-debt') return 'above'
  return health.healthFactor < parseDecimalString(level, 18) ? 'below' : 'above'
}

/**
 * Who went below their level since last seen. The first sight of an address is no crossing, and what can't be told
 * now leaves it where it was. Exactly the level is not below it.
 */
export function getCrossings(
  sides: Sides,
  observations: readonly Observation[],
): { sides: Sides; crossed: readonly Observation[] } {
  const next = new Map(sides)
  const crossed = observations.filter((observation) => {
    const key = toKey(observation)
    const side = getSide(observation)
    const before = next.get(key)
    if (side !== null) next.set(key, side)
    return before === 'above' && side === 'below'
  })
  return { sides: next, crossed }
}
