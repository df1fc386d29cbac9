import type { LiquidationDay } from '@/lib/api/schema/liquidation'
import { formatCount, formatUsdCompact } from '@/lib/format'
import { sumUsd } from '../sum-usd'
import { formatDay } from './format-day'

/**
 * What the bars say in one sentence: "28 liquidations in 30 days took $1.92M of collateral, most on 9 Oct".
 * The day that took most is named only where it stands out from another.
 */
export function getDaysTitle(days: readonly LiquidationDay[]): string {
  const count = days.reduce((sum, day) => sum + day.count, 0)
  const span = days.length === 1 ? 'one day' : `${formatCount(days.length)} days`
  if (days.length === 0) return 'Liquidations per day are not known'
  if (count === 0) return `No liquidation in ${span}`
  const what = count === 1 ? 'One liquidation' : `${formatCount(count)} liquidations`
  const unpriced = days.reduce((sum, day) => sum + day.unpriced, 0)
  if (unpriced === count) return `${what} in ${span}, of unknown value`
  const taken = formatUsdCompact(sumUsd(days.map((day) => day.collateralUsd)))
  const [first, second] = days.toSorted((a, b) => Number(b.collateralUsd) - Number(a.collateralUsd))
  const most =
    first && second && Number(first.collateralUsd) > Number(second.collateralUsd)
      ? `, most on ${formatDay(first.day)}`
      : ''
  return `${what} in ${span} took ${unpriced > 0 ? 'at least ' : ''}${taken} of collateral${most}`
}
