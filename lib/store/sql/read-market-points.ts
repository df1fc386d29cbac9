import { and, asc, between, desc, eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../database'
import { marketPoint } from '../schema'
import type { MarketPoint } from '../store'

const hour = raw`${marketPoint.at} / 3600`

const columns = {
  market: marketPoint.market,
  at: marketPoint.at,
  blockNumber: marketPoint.blockNumber,
  borrowers: marketPoint.borrowers,
  collateralUsd: marketPoint.collateralUsd,
  debtUsd: marketPoint.debtUsd,
  liquidatableUsd: marketPoint.liquidatableUsd,
  badDebtUsd: marketPoint.badDebtUsd,
  atRiskUsd: marketPoint.atRiskUsd,
}

/** See `Store.readMarketPoints`. */
export async function readMarketPoints(
  sql: Sql,
  {
    chainId,
    market,
    from,
    to,
    step,
  }: { chainId: number; market: string; from: number; to: number; step: 300 | 3600 },
): Promise<MarketPoint[]> {
  const wanted = and(
    eq(marketPoint.chainId, chainId),
    eq(marketPoint.market, market),
    between(marketPoint.at, from, to),
  )
  if (step === 300)
    return sql.select(columns).from(marketPoint).where(wanted).orderBy(asc(marketPoint.at))
  return sql
    .selectDistinctOn([hour], columns)
    .from(marketPoint)
    .where(wanted)
    .orderBy(asc(hour), desc(marketPoint.at))
}
