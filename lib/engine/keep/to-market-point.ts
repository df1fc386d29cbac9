import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { MarketPoint } from '@/lib/store/store'
import { curveLevels } from '../read/read-curve'

/** Falls of all collateral, in percent, whose at-risk amounts are kept. */
export const keptFalls = [5, 10, 20, 30, 50] as const

export const secondsAPoint = 300

/** A market's totals at the snapshot's block; `undefined` where it has none. */
export function toMarketPoint(snapshot: MarketSnapshot): MarketPoint | undefined {
  const { totals, borrowers } = snapshot.getMarket()
  if (!totals) return undefined
  const { number, timestamp } = snapshot.block
  const { collateral } = snapshot.getCurve(null, curveLevels)
  return {
    market: snapshot.id,
    at: Math.floor(timestamp / secondsAPoint) * secondsAPoint,
    blockNumber: number,
    borrowers,
    collateralUsd: Number(totals.collateralUsd),
    debtUsd: Number(totals.debtUsd),
    liquidatableUsd: Number(totals.liquidatableUsd),
    badDebtUsd: Number(totals.badDebtUsd),
    atRiskUsd: keptFalls.map((fall) => collateral[fall] ?? 0),
  }
}
