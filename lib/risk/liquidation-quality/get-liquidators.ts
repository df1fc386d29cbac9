import { getRecovery } from './get-recovery'
import { getShareMeasure, type ShareOf } from './get-share-measure'
import type { Sale } from './sale'
import { sumKnown } from './sum-known'

/** Sums are `null` where none of them is known. */
export type LiquidatorSum = {
  liquidator: string
  count: number
  seizedUsd: number | null
  repaidUsd: number | null
  /** Gross: gas and what the sale of the collateral costs are not taken off. */
  bonusUsd: number | null
  /** Of everything of known value, 0 to 1. */
  share: number | null
  unpriced: number
}

export type Concentration = {
  shareOf: ShareOf
  /** The largest one's share of what was taken. */
  topShare: number
  /** Herfindahl index: the sum of the squared shares, 1 where one takes all. */
  herfindahl: number
}

/** Who took how much, largest first, and how few they are. */
export function getLiquidators(sales: readonly Sale[]): {
  liquidators: LiquidatorSum[]
  concentration: Concentration | null
} {
  const byLiquidator = new Map<string, Sale[]>()
  for (const sale of sales) {
    const known = byLiquidator.get(sale.liquidator)
    if (known) known.push(sale)
    else byLiquidator.set(sale.liquidator, [sale])
  }
  const measure = getShareMeasure(sales)
  const liquidators = [...byLiquidator]
    .map(([liquidator, of]): LiquidatorSum => {
      const { seizedUsd, repaidUsd, bonusUsd, unpriced } = getRecovery(of)
      const part = measure && sumKnown(of.map(measure.read))
      const share = measure && part !== null ? part / measure.total : null
      return { liquidator, count: of.length, seizedUsd, repaidUsd, bonusUsd, share, unpriced }
    })
    .sort(compare)
  return { liquidators, concentration: measure && getConcentration(liquidators, measure.of) }
}

function getConcentration(liquidators: readonly LiquidatorSum[], shareOf: ShareOf): Concentration {
  const shares = liquidators.map(({ share }) => share ?? 0)
  return {
    shareOf,
    topShare: Math.max(...shares),
    herfindahl: shares.reduce((sum, share) => sum + share * share, 0),
  }
}

function compare(a: LiquidatorSum, b: LiquidatorSum): number {
  const bySize = (b.share ?? 0) - (a.share ?? 0) || b.count - a.count
  return bySize || (a.liquidator < b.liquidator ? -1 : 1)
}
