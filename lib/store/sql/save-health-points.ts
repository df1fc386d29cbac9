import type { Sql } from '../database'
import { healthPoint } from '../schema'
import type { HealthPoint, StoreKey } from '../store'
import { chunk } from './chunk'

const pointsAtOnce = 1_000

/** Writes accounts' points; one that is there already stays. */
export async function saveHealthPoints(
  sql: Sql,
  { chainId, entry }: StoreKey,
  points: readonly HealthPoint[],
): Promise<void> {
  for (const some of chunk(points, pointsAtOnce))
    await sql
      .insert(healthPoint)
      .values(
        some.map((point) => ({
          ...point,
          chainId,
          entry,
          address: point.address.toLowerCase(),
        })),
      )
      .onConflictDoNothing()
}
