import { getRecovery, type Recovery } from './get-recovery'
import { getShareMeasure } from './get-share-measure'
import type { Sale } from './sale'
import { sumKnown } from './sum-known'

export type CollateralSum = Recovery & {
  collateral: string
  count: number
  /** Of everything of known value, 0 to 1, measured as the shares of liquidators are. */
  share: number | null
}

/** What was taken of each asset and what that brought, largest first. */
export function getCollaterals(sales: readonly Sale[]): CollateralSum[] {
  const byAsset = new Map<string, Sale[]>()
  for (const sale of sales) {
    const known = byAsset.get(sale.collateral)
    if (known) known.push(sale)
    else byAsset.set(sale.collateral, [sale])
  }
  const measure = getShareMeasure(sales)
  return [...byAsset]
    .map(([collateral, of]) => {
      const recovery = getRecovery(of)
      const part = measure && sumKnown(of.map(measure.read))
      const share = measure && part !== null ? part / measure.total : null
      return { collateral, count: of.length, ...recovery, share }
    })
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0) || b.count - a.count)
}
