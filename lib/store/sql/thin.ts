import { and, eq, exists, gt, lt, sql as raw } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Sql } from '../database'
import { healthPoint, lookedAccount, marketPoint } from '../schema'

const day = 86_400
const hour = 3_600

/** See `Store.thin`. Whole hours only: one that is half past keeping stays as it is. */
export async function thin(sql: Sql, { now }: { now: number }): Promise<void> {
  const fineUntil = Math.floor((now - 30 * day) / hour) * hour
  const later = alias(marketPoint, 'later')
  const laterInItsHour = sql
    .select({ one: raw`1` })
    .from(later)
    .where(
      and(
        eq(later.chainId, marketPoint.chainId),
        eq(later.market, marketPoint.market),
        gt(later.at, marketPoint.at),
        raw`${later.at} / 3600 = ${marketPoint.at} / 3600`,
      ),
    )
  await sql.delete(marketPoint).where(and(lt(marketPoint.at, fineUntil), exists(laterInItsHour)))
  await sql.delete(healthPoint).where(lt(healthPoint.at, now - 90 * day))
  await sql.delete(lookedAccount).where(lt(lookedAccount.at, now - 90 * day))
}
