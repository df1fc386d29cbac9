import { sql as raw } from 'drizzle-orm'
import type { Sql } from '../database'
import { marketPoint } from '../schema'
import type { MarketPoint, StoreKey } from '../store'
import { chunk } from './chunk'

const pointsAtOnce = 1_000

/** Writes markets' points; the newest of the same five minutes counts. */
export async function saveMarketPoints(
  sql: Sql,
  { chainId, entry }: StoreKey,
  points: readonly MarketPoint[],
): Promise<void> {
  const newest = new Map(points.map((point) => [`${point.at} ${point.market}`, point]))
  for (const some of chunk([...newest.values()], pointsAtOnce))
    await sql
      .insert(marketPoint)
      .values(some.map((point) => ({ ...point, chainId, entry, atRiskUsd: [...point.atRiskUsd] })))
      .onConflictDoUpdate({
        target: [marketPoint.chainId, marketPoint.market, marketPoint.at],
        set: {
          entry: raw`excluded.entry`,
          blockNumber: raw`excluded.block_number`,
          borrowers: raw`excluded.borrowers`,
          collateralUsd: raw`excluded.collateral_usd`,
          debtUsd: raw`excluded.debt_usd`,
          liquidatableUsd: raw`excluded.liquidatable_usd`,
          badDebtUsd: raw`excluded.bad_debt_usd`,
          atRiskUsd: raw`excluded.at_risk_usd`,
        },
      })
}
