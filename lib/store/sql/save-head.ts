import { and, eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../database'
import { entryHead } from '../schema'
import type { SaveOptions } from '../store'

/** By the clock, so that a version never comes again: not even after the database was put back to a backup. */
const freshVersion = raw`floor(extract(epoch from now()) * 1000)::bigint`

/** Moves an entry's head. @returns its new version, and whether what was stored is in another format */
export async function saveHead(
  sql: Sql,
  {
    lease: { chainId, entry },
    format,
    block,
    head,
  }: Pick<SaveOptions, 'lease' | 'format' | 'block' | 'head'>,
): Promise<{ version: number; reformatted: boolean }> {
  const [previous] = await sql
    .select({ format: entryHead.format })
    .from(entryHead)
    .where(and(eq(entryHead.chainId, chainId), eq(entryHead.entry, entry)))
  const [saved] = await sql
    .insert(entryHead)
    .values({ chainId, entry, version: freshVersion, format, block, head })
    .onConflictDoUpdate({
      target: [entryHead.chainId, entryHead.entry],
      set: {
        version: raw`greatest(${entryHead.version} + 1, ${freshVersion})`,
        format,
        block,
        head,
      },
    })
    .returning({ version: entryHead.version })
  if (!saved) throw new Error('an upsert answered with no row')
  return {
    version: saved.version,
    reformatted: previous !== undefined && previous.format !== format,
  }
}
