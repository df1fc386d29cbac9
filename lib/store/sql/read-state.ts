import { and, asc, eq, gt, isNotNull } from 'drizzle-orm'
import type { Sql } from '../database'
import { entryHead, entryRow } from '../schema'
import type { StoredRow, StoredState, StoreKey } from '../store'

/** Rows asked for at once: what a driver holds of an answer is several times its bytes. */
const pageSize = 5_000

/** See `Store.readState`. Wants a transaction that reads all of the same moment. */
export async function readState(
  sql: Sql,
  { chainId, entry, after }: StoreKey & { after?: number | undefined },
): Promise<StoredState | null> {
  const [found] = await sql
    .select()
    .from(entryHead)
    .where(and(eq(entryHead.chainId, chainId), eq(entryHead.entry, entry)))
  if (!found || (after !== undefined && found.version <= after)) return null
  const { version, format, block, head } = found
  const key = { chainId, entry }
  const rows =
    after === undefined ? await readAll(sql, key) : await readChanged(sql, { ...key, after })
  return { version, format, block, head, rows }
}

const columns = { key: entryRow.key, value: entryRow.value }

async function readAll(sql: Sql, { chainId, entry }: StoreKey): Promise<StoredRow[]> {
  const rows: StoredRow[] = []
  for (let last: string | undefined; ; ) {
    const page = await sql
      .select(columns)
      .from(entryRow)
      .where(
        and(
          eq(entryRow.chainId, chainId),
          eq(entryRow.entry, entry),
          last === undefined ? undefined : gt(entryRow.key, last),
          isNotNull(entryRow.value),
        ),
      )
      .orderBy(asc(entryRow.key))
      .limit(pageSize)
    for (const row of page) rows.push(row)
    last = page.at(-1)?.key
    if (page.length < pageSize) return rows
  }
}

async function readChanged(
  sql: Sql,
  { chainId, entry, after }: StoreKey & { after: number },
): Promise<StoredRow[]> {
  return sql
    .select(columns)
    .from(entryRow)
    .where(
      and(eq(entryRow.chainId, chainId), eq(entryRow.entry, entry), gt(entryRow.version, after)),
    )
    .orderBy(asc(entryRow.key))
}
