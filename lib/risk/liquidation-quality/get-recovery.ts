import type { Sale } from './sale'
import { sumKnown } from './sum-known'

/** Sums are `null` where there are sales and of none is that value known. */
export type Recovery = {
  seizedUsd: number | null
  repaidUsd: number | null
  /** Taken ÷ paid, over those of which both are known. */
  seizedToRepaid: number | null
  badDebtUsd: number | null
  /** Covered ÷ (covered + bad debt), over those of which both are known. */
  recovered: number | null
  bonusUsd: number | null
  /** How many have no known value, and of how many nobody knows whether debt was lost. */
  unpriced: number
  badDebtNotKnown: number
}

/** What the sales brought and what they left unpaid, dollars. */
export function getRecovery(sales: readonly Sale[]): Recovery {
  const both = { seized: 0, repaid: 0, covered: 0, badDebt: 0 }
  let unpriced = 0
  for (const { seizedUsd, repaidUsd, coveredUsd, badDebtUsd } of sales) {
    if (seizedUsd === null || repaidUsd === null) unpriced += 1
    else {
      both.seized += seizedUsd
      both.repaid += repaidUsd
    }
    if (badDebtUsd === null || coveredUsd === null) continue
    both.covered += coveredUsd
    both.badDebt += badDebtUsd
  }
  const owed = both.covered + both.badDebt
  return {
    seizedUsd: sumKnown(sales.map(({ seizedUsd }) => seizedUsd)),
    repaidUsd: sumKnown(sales.map(({ repaidUsd }) => repaidUsd)),
    seizedToRepaid: both.repaid > 0 ? both.seized / both.repaid : null,
    badDebtUsd: sumKnown(sales.map(({ badDebtUsd }) => badDebtUsd)),
    recovered: owed > 0 ? both.covered / owed : null,
    bonusUsd: sumKnown(sales.map(({ bonusUsd }) => bonusUsd)),
    unpriced,
    badDebtNotKnown: sales.filter(({ badDebtUsd }) => badDebtUsd === null).length,
  }
}
