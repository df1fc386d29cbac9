import { and, asc, between, eq } from 'drizzle-orm'
import type { Sql } from '../database'
import { healthPoint } from '../schema'
import type { HealthPoint } from '../store'

/** See `Store.readHealthPoints`. */
export async function readHealthPoints(
  sql: Sql,
  { chainId, address, from, to }: { chainId: number; address: string; from: number; to: number },
): Promise<HealthPoint[]> {
  return sql
    .select({
      market: healthPoint.market,
      address: healthPoint.address,
      subaccount: healthPoint.subaccount,
      at: healthPoint.at,
      blockNumber: healthPoint.blockNumber,
      healthFactor: healthPoint.healthFactor,
      collateralUsd: healthPoint.collateralUsd,
      debtUsd: healthPoint.debtUsd,
    })
    .from(healthPoint)
    .where(
      and(
        eq(healthPoint.chainId, chainId),
        eq(healthPoint.address, address.toLowerCase()),
        between(healthPoint.at, from, to),
      ),
    )
    .orderBy(asc(healthPoint.at), asc(healthPoint.market), asc(healthPoint.subaccount))
}
