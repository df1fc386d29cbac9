import type { Account, Position } from './schema/position'

/** The position whose health factor (wad) is the lowest; null where none has one. */
export function getLowestHealth({
  positions,
}: Pick<Account, 'positions'>): { position: Position; healthFactor: bigint } | null {
  const priced = positions.flatMap((position) =>
    position.health.kind === 'priced'
      ? [{ position, healthFactor: BigInt(position.health.healthFactor) }]
      : [],
  )
  const [lowest] = priced.sort((a, b) => (a.healthFactor < b.healthFactor ? -1 : 1))
  return lowest ?? null
}
