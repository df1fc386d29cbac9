import type { Curve } from '@/lib/api/schema/curve'
import type { CurveQuery } from '@/lib/api/schema/query'
import type { CurveAmounts } from '@/lib/protocols/market-adapter'
import type { LiveMarkets } from './live-markets'

/** 0, 0.01, … 1 */
export const curveLevels: readonly number[] = Array.from({ length: 101 }, (_, level) => level / 100)

/**
 * What is liquidatable once prices have fallen to each level, summed over the chosen markets.
 * @throws NotFoundError for an unknown market, InvalidRequestError for an asset that none of them lists
 */
export function readCurve(markets: LiveMarkets, query: CurveQuery): Curve {
  const { snapshots, asOf, source } = markets.select(query)
  const asset = (query.asset as `0x${string}` | undefined) ?? null
  const curves = snapshots.map((snapshot) => snapshot.getCurve(asset, curveLevels))
  const found = asset && snapshots.map((each) => each.findAsset(asset)).find((each) => each)
  const one = query.market
  return {
    asOf: one !== undefined && asOf[one] ? asOf[one] : asOf,
    source: one !== undefined && source[one] ? source[one] : source,
    asset,
    symbol: found ? found.symbol : null,
    priceUsd: found ? found.priceUsd : null,
    levels: [...curveLevels],
    collateralUsd: sum(curves, 'collateral').map(toCents),
    assetAmount: sumAmounts(curves),
    debtUsd: sum(curves, 'debt').map(toCents),
    accounts: sum(curves, 'accounts'),
    badDebtUsd: sum(curves, 'badDebt').map(toCents),
    unpricedAccounts: curves.reduce((total, curve) => total + curve.unpricedAccounts, 0),
  }
}

function sum(
  curves: readonly CurveAmounts[],
  key: 'collateral' | 'debt' | 'accounts' | 'badDebt',
): number[] {
  return curveLevels.map((_, level) =>
    curves.reduce((total, curve) => total + (curve[key][level] ?? 0), 0),
  )
}

/** Tokens have no price to be counted at, so that one market's missing one leaves the sum unknown. */
function sumAmounts(curves: readonly CurveAmounts[]): string[] | null {
  const columns = curves.flatMap(({ assetAmount }) => (assetAmount ? [assetAmount] : []))
  if (columns.length === 0 || columns.length < curves.length) return null
  return curveLevels.map((_, level) =>
    columns.reduce((total, column) => total + (column[level] ?? 0), 0).toFixed(8),
  )
}

function toCents(value: number): string {
  return value.toFixed(2)
}
