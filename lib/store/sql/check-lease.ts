import { and, eq } from 'drizzle-orm'
import { LeaseLostError } from '@/lib/errors'
import type { Sql } from '../database'
import { entryLease } from '../schema'
import type { Lease } from '../store'

/**
 * Makes sure that a lease is still this holder's, and keeps it so until the transaction ends: who wants to take
 * it over waits.
 * @throws LeaseLostError
 */
export async function checkLease(sql: Sql, lease: Lease): Promise<void> {
  const [held] = await sql
    .select({ holder: entryLease.holder, epoch: entryLease.epoch })
    .from(entryLease)
    .where(and(eq(entryLease.chainId, lease.chainId), eq(entryLease.entry, lease.entry)))
    .for('update')
  if (held?.holder === lease.holder && held.epoch === lease.epoch) return
  throw new LeaseLostError(
    `The lease of "${lease.entry}" on chain ${lease.chainId} is no longer held: another process took over, or it was released.`,
  )
}
