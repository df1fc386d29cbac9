import { and, eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../database'
import { entryLease } from '../schema'
import type { Lease } from '../store'

/** Ends a lease at once, if it is still held. Its row stays, so that epochs go on. */
export async function releaseLease(sql: Sql, lease: Lease): Promise<void> {
  await sql
    .update(entryLease)
    .set({ epoch: raw`${entryLease.epoch} + 1`, expiresAt: raw`now()` })
    .where(
      and(
        eq(entryLease.chainId, lease.chainId),
        eq(entryLease.entry, lease.entry),
        eq(entryLease.holder, lease.holder),
        eq(entryLease.epoch, lease.epoch),
      ),
    )
}
