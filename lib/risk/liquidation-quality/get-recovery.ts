import type { Sale } from './sale'

export type Recovery = {
  seizedUsd: number
  repaidUsd: number
  /** Taken ÷ paid, over those of which both are known. */
  seizedToRepaid: number | null
  coveredUsd: number
  badDebtUsd: number
  /** Covered ÷ (covered + bad debt), over those of which both are known. */
  recovered: number | null
  bonusUsd: number
  /** How many have no known value, and of how many nobody knows whether debt was lost. */
  unpriced: number
  badDebtNotKnown: number
}

/** What the sales brought and what they left unpaid, dollars. */
export function getRecovery(sales: readonly Sale[]): Recovery {
  const sums = {
    seizedUsd: 0,
    repaidUsd: 0,
    coveredUsd: 0,
    badDebtUsd: 0,
    bonusUsd: 0,
    unpriced: 0,
    badDebtNotKnown: 0,
  }
  const both = { seized: 0, repaid: 0, covered: 0, badDebt: 0 }
  for (const { seizedUsd, repaidUsd, coveredUsd, badDebtUsd, bonusUsd } of sales) {
    sums.seizedUsd += seizedUsd ?? 0
    sums.repaidUsd += repaidUsd ?? 0
    sums.coveredUsd += coveredUsd ?? 0
    sums.badDebtUsd += badDebtUsd ?? 0
    sums.bonusUsd += bonusUsd ?? 0
    if (seizedUsd === null || repaidUsd === null) sums.unpriced += 1
    else {
      both.seized += seizedUsd
      both.repaid += repaidUsd
    }
    if (badDebtUsd === null) sums.badDebtNotKnown += 1
    if (badDebtUsd === null || coveredUsd === null) continue
    both.covered += coveredUsd
    both.badDebt += badDebtUsd
  }
  return {
    ...sums,
    seizedToRepaid: both.repaid > 0 ? both.seized / both.repaid : null,
    recovered:
      both.covered + both.badDebt > 0 ? both.covered / (both.covered + both.badDebt) : null,
  }
}
