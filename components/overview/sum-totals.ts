import type { Market } from '@/lib/api/schema/market'
import { sumUsd } from '../charts/sum-usd'

export type OverviewTotals = {
  collateralUsd: string
  debtUsd: string
  liquidatableUsd: string
  liquidatableAccounts: number
  badDebtUsd: string
  /** Accounts left out because a price is missing. */
  unpricedAccounts: number
  borrowers: number
}

/**
 * The totals of all markets that were read. Those that were not are named: their part is unknown, not zero.
 * Null where no market was read at all.
 */
export function sumTotals(markets: readonly Market[]): {
  totals: OverviewTotals | null
  unread: string[]
} {
  const read = markets.flatMap((market) =>
    market.totals === null ? [] : [{ ...market, totals: market.totals }],
  )
  const unread = markets.filter((market) => market.totals === null).map((market) => market.name)
  if (read.length === 0) return { totals: null, unread }
  const sum = (key: 'collateralUsd' | 'debtUsd' | 'liquidatableUsd' | 'badDebtUsd') =>
    sumUsd(read.map((market) => market.totals[key]))
  const count = (of: (market: (typeof read)[number]) => number) =>
    read.reduce((total, market) => total + of(market), 0)
  return {
    totals: {
      collateralUsd: sum('collateralUsd'),
      debtUsd: sum('debtUsd'),
      liquidatableUsd: sum('liquidatableUsd'),
      badDebtUsd: sum('badDebtUsd'),
      liquidatableAccounts: count((market) => market.totals.liquidatableAccounts),
      unpricedAccounts: count((market) => market.unpricedAccounts),
      borrowers: count((market) => market.borrowers),
    },
    unread,
  }
}
