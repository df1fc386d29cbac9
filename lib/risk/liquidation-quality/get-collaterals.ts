import { getRecovery, type Recovery } from './get-recovery'
import type { Sale } from './sale'

export type CollateralSum = Recovery & {
  collateral: string
  count: number
  /** Of everything that was taken, 0 to 1; `null` where nothing has a value. */
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
  const total = sales.reduce((sum, { seizedUsd }) => sum + (seizedUsd ?? 0), 0)
  return [...byAsset]
    .map(([collateral, of]) => {
      const recovery = getRecovery(of)
      const { seizedUsd } = recovery
      const share = total > 0 && seizedUsd !== null ? seizedUsd / total : null
      return { collateral, count: of.length, ...recovery, share }
    })
    .sort((a, b) => (b.seizedUsd ?? 0) - (a.seizedUsd ?? 0) || b.count - a.count)
}
