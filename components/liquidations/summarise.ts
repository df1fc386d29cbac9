import type { Liquidation } from '@/lib/api/schema/liquidation'
import { formatCount } from '@/lib/format'
import { sumUsd } from '../charts/sum-usd'

export type LiquidationSummary = {
  count: number
  /** Of those whose value is known. */
  takenUsd: string
  /** How many have no known value. */
  unpriced: number
  /** How many came in the first block that allowed it, of those of which that is known. */
  first: number
  lateKnown: number
}

export function summariseLiquidations(items: readonly Liquidation[]): LiquidationSummary {
  const values = items.flatMap(({ collateral }) => collateral.valueUsd ?? [])
  const late = items.flatMap(({ blocksLate }) => blocksLate ?? [])
  return {
    count: items.length,
    takenUsd: sumUsd(values),
    unpriced: items.length - values.length,
    first: late.filter((blocks) => blocks === 0).length,
    lateKnown: late.length,
  }
}

/** "41 liquidations in 24 hours, 39 of them in the first possible block". */
export function getLastDayTitle({ count, first, lateKnown }: LiquidationSummary): string {
  if (count === 0) return 'No liquidation in 24 hours'
  const what = count === 1 ? 'One liquidation' : `${formatCount(count)} liquidations`
  if (lateKnown < count) return `${what} in 24 hours`
  if (count === 1) return `${what} in 24 hours${first === 1 ? ', in the first possible block' : ''}`
  const many = first === count ? 'all' : formatCount(first)
  return `${what} in 24 hours, ${many} of them in the first possible block`
}
