import { and, eq, gt } from 'drizzle-orm'
import type { Sql } from '../database'
import { healthPoint, marketPoint } from '../schema'
import type { StoreKey } from '../store'

/** Drops an entry's points of blocks above one: the chain above it was replaced. */
export async function dropPointsAbove(
  sql: Sql,
  { chainId, entry, block }: StoreKey & { block: number },
): Promise<void> {
  for (const table of [marketPoint, healthPoint])
    await sql
      .delete(table)
      .where(and(eq(table.chainId, chainId), eq(table.entry, entry), gt(table.blockNumber, block)))
}
