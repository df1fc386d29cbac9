import type { Market } from '@/lib/api/schema/market'
import type { SweepTotals } from './sweep-copy'

/** Sums over a market's accounts in the API's words. */
export function toTotals(
  sums: SweepTotals,
  { deficitUsd = null }: { deficitUsd?: string | null } = {},
): NonNullable<Market['totals']> {
  return {
    collateralUsd: sums.collateralUsd.toFixed(2),
    debtUsd: sums.debtUsd.toFixed(2),
    liquidatableUsd: sums.liquidatableUsd.toFixed(2),
    liquidatableAccounts: sums.liquidatableAccounts,
    badDebtUsd: sums.badDebtUsd.toFixed(2),
    deficitUsd,
  }
}
