import type { Sale } from './sale'

export type LiquidatorSum = {
  liquidator: string
  count: number
  seizedUsd: number
  repaidUsd: number
  /** Gross: gas and what the sale of the collateral costs are not taken off. `null` where none of it is known. */
  bonusUsd: number | null
  /** Of everything that was taken, 0 to 1; `null` where nothing has a value. */
  share: number | null
  unpriced: number
}

export type Concentration = {
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
  const sums = new Map<string, Omit<LiquidatorSum, 'share'>>()
  let total = 0
  for (const { liquidator, seizedUsd, repaidUsd, bonusUsd } of sales) {
    const sum = sums.get(liquidator) ?? {
      liquidator,
      count: 0,
      seizedUsd: 0,
      repaidUsd: 0,
      bonusUsd: null,
      unpriced: 0,
    }
    sum.count += 1
    sum.seizedUsd += seizedUsd ?? 0
    sum.repaidUsd += repaidUsd ?? 0
    if (bonusUsd !== null) sum.bonusUsd = (sum.bonusUsd ?? 0) + bonusUsd
    if (seizedUsd === null) sum.unpriced += 1
    total += seizedUsd ?? 0
    sums.set(liquidator, sum)
  }
  const liquidators = [...sums.values()]
    .map((sum) => ({ ...sum, share: total > 0 ? sum.seizedUsd / total : null }))
    .sort((a, b) => b.seizedUsd - a.seizedUsd || b.count - a.count || compare(a, b))
  return { liquidators, concentration: total > 0 ? getConcentration(liquidators) : null }
}

function getConcentration(liquidators: readonly LiquidatorSum[]): Concentration {
  const shares = liquidators.map(({ share }) => share ?? 0)
  return {
    topShare: Math.max(...shares),
    herfindahl: shares.reduce((sum, share) => sum + share * share, 0),
  }
}

function compare(a: LiquidatorSum, b: LiquidatorSum): number {
  return a.liquidator < b.liquidator ? -1 : 1
}
