import { and, asc, eq, gte, sql as raw } from 'drizzle-orm'
import type { Sql } from '../database'
import { lookedAccount } from '../schema'

/** See `Store.noteLooked`. */
export async function noteLooked(
  sql: Sql,
  { chainId, address, at }: { chainId: number; address: string; at: number },
): Promise<void> {
  await sql
    .insert(lookedAccount)
    .values({ chainId, address: address.toLowerCase(), at })
    .onConflictDoUpdate({
      target: [lookedAccount.chainId, lookedAccount.address],
      set: { at: raw`greatest(${lookedAccount.at}, excluded.at)` },
    })
}

/** See `Store.readLooked`. */
export async function readLooked(
  sql: Sql,
  { chainId, since }: { chainId: number; since: number },
): Promise<string[]> {
  const found = await sql
    .select({ address: lookedAccount.address })
    .from(lookedAccount)
    .where(and(eq(lookedAccount.chainId, chainId), gte(lookedAccount.at, since)))
    .orderBy(asc(lookedAccount.address))
  return found.map(({ address }) => address)
}
