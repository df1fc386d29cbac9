import { asc, sql as raw } from 'drizzle-orm'
import type { Sql } from '../database'
import { entryLease } from '../schema'
import type { HeldLease } from '../store'

/** Every lease there ever was, by chain and entry. */
export async function readLeases(sql: Sql): Promise<HeldLease[]> {
  return sql
    .select({
      chainId: entryLease.chainId,
      entry: entryLease.entry,
      holder: entryLease.holder,
      epoch: entryLease.epoch,
      alive: raw<boolean>`${entryLease.expiresAt} > now()`,
      note: entryLease.note,
    })
    .from(entryLease)
    .orderBy(asc(entryLease.chainId), asc(entryLease.entry))
}
