import { and, eq, gt, sql as raw } from 'drizzle-orm'
import { toPlainBytes } from '../bytea'
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

/**
 * By a cursor, in whichever order the rows lie: in the order of their keys they would be fetched from all over
 * the table.
 */
async function readAll(sql: Sql, { chainId, entry }: StoreKey): Promise<StoredRow[]> {
  await sql.execute(raw`
    declare entry_rows no scroll cursor for
    select key, value from entry_row
    where chain_id = ${chainId} and entry = ${entry} and value is not null`)
  const rows: StoredRow[] = []
  for (;;) {
    const page = toRows(await sql.execute(raw.raw(`fetch ${pageSize} from entry_rows`)))
    for (const row of page) rows.push(row)
    if (page.length < pageSize) return rows
  }
}

/** Both drivers answer a bare statement with an object that holds `rows`. */
function toRows(result: unknown): StoredRow[] {
  const { rows } = result as { rows: { key: string; value: Uint8Array }[] }
  return rows.map(({ key, value }) => ({ key, value: toPlainBytes(value) }))
}

async function readChanged(
  sql: Sql,
  { chainId, entry, after }: StoreKey & { after: number },
): Promise<StoredRow[]> {
  return sql
    .select({ key: entryRow.key, value: entryRow.value })
    .from(entryRow)
    .where(
      and(eq(entryRow.chainId, chainId), eq(entryRow.entry, entry), gt(entryRow.version, after)),
    )
}
