import { sql as raw } from 'drizzle-orm'
import type { Sql } from '../database'
import { entryLease } from '../schema'
import type { Lease, LeaseNote, StoreKey } from '../store'

/** By the clock, so that an epoch never comes again: not even after the database was emptied or put back. */
const freshEpoch = raw`floor(extract(epoch from now()) * 1000)::bigint`

/** See `Store.takeLease`. */
export async function takeLease(
  sql: Sql,
  {
    chainId,
    entry,
    holder,
    ttlMs,
    note,
  }: StoreKey & { holder: string; ttlMs: number; note: LeaseNote },
): Promise<Lease | null> {
  const expiresAt = raw`now() + ${ttlMs}::double precision * interval '1 millisecond'`
  const [taken] = await sql
    .insert(entryLease)
    .values({ chainId, entry, holder, epoch: freshEpoch, expiresAt, note })
    .onConflictDoUpdate({
      target: [entryLease.chainId, entryLease.entry],
      set: {
        holder,
        epoch: raw`case when ${entryLease.holder} = ${holder} then ${entryLease.epoch}
          else greatest(${entryLease.epoch} + 1, ${freshEpoch}) end`,
        expiresAt,
        note,
      },
      setWhere: raw`${entryLease.holder} = ${holder} or ${entryLease.expiresAt} <= now()`,
    })
    .returning({ epoch: entryLease.epoch })
  return taken ? { chainId, entry, holder, epoch: taken.epoch } : null
}
