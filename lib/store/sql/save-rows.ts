import { sql as raw } from 'drizzle-orm'
import type { Sql } from '../database'
import { entryRow } from '../schema'
import type { StoredRow, StoreKey } from '../store'
import { chunk } from './chunk'

/** Rows a statement: as arrays they are two parameters, whatever their number. */
const rowsAtOnce = 2_000

/** Writes changed rows; those without a value stay as such. */
export async function saveRows(
  sql: Sql,
  { chainId, entry, version, rows }: StoreKey & { version: number; rows: readonly StoredRow[] },
): Promise<void> {
  const newest = [...new Map(rows.map(({ key, value }) => [key, value]))]
  // Neighbours lie on the same pages of the index.
  newest.sort(([key], [other]) => (key < other ? -1 : 1))
  for (const some of chunk(newest, rowsAtOnce)) {
    const keys = raw.param(some.map(([key]) => key))
    const values = raw.param(some.map(([, value]) => value))
    await sql.execute(raw`
      insert into ${entryRow} (chain_id, entry, key, version, value)
      select ${chainId}::integer, ${entry}::text, changed.key, ${version}::bigint, changed.value
      from unnest(${keys}::text[], ${values}::bytea[]) as changed (key, value)
      on conflict (chain_id, entry, key)
      do update set version = excluded.version, value = excluded.value`)
  }
}
