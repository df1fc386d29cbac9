import type { Market } from '@/lib/api/schema/market'
import { formatCount, formatUsdCompact } from '@/lib/format'
import { addDecimals } from '../account/compare-decimals'
import type { Fact } from './facts'

/** The totals of the markets that know theirs; none where none does. */
export function getMarketFacts(markets: readonly Market[]): Fact[] {
  const totals = markets.flatMap((market) => market.totals ?? [])
  if (totals.length === 0) return []
  const sum = (key: 'collateralUsd' | 'debtUsd' | 'badDebtUsd') =>
    formatUsdCompact(addDecimals('0', ...totals.map((each) => each[key])))
  const count = (of: (market: Market) => number) =>
    formatCount(markets.reduce((all, market) => all + of(market), 0))
  return [
    { term: 'Collateral', value: sum('collateralUsd') },
    { term: 'Owed', value: sum('debtUsd') },
    { term: 'Borrowers', value: count(({ borrowers }) => borrowers) },
    {
      term: 'Under water',
      value: count((market) => market.totals?.liquidatableAccounts ?? 0),
    },
    { term: 'Bad debt', value: sum('badDebtUsd') },
  ]
}
