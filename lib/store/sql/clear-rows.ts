import { and, eq, isNotNull } from 'drizzle-orm'
import type { Sql } from '../database'
import { entryRow } from '../schema'
import type { StoreKey } from '../store'

/** Takes every row of an entry away, for readers of changes too. */
export async function clearRows(
  sql: Sql,
  { chainId, entry, version }: StoreKey & { version: number },
): Promise<void> {
  await sql
    .update(entryRow)
    .set({ value: null, version })
    .where(and(eq(entryRow.chainId, chainId), eq(entryRow.entry, entry), isNotNull(entryRow.value)))
}
