import type { Liquidation, LiquidationDay } from '@/lib/api/schema/liquidation'
import { parseIso, toIso } from '@/lib/api/time'
import { sumUsd } from '../charts/sum-usd'

const DAY_SECONDS = 86_400
const toDay = (seconds: number) => toIso(seconds).slice(0, 10)

/** Liquidations by UTC day, oldest first, from the first to the last of them, days without any included. */
export function getDays(items: readonly Liquidation[]): LiquidationDay[] {
  const byDay = new Map<string, Liquidation[]>()
  for (const item of items) {
    const day = item.timestamp.slice(0, 10)
    const known = byDay.get(day)
    if (known) known.push(item)
    else byDay.set(day, [item])
  }
  const days = [...byDay.keys()].sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const length = (parseIso(last) - parseIso(first)) / DAY_SECONDS + 1
  return Array.from({ length }, (_, index) => {
    const day = toDay(parseIso(first) + index * DAY_SECONDS)
    return { day, ...sumDay(byDay.get(day) ?? []) }
  })
}

function sumDay(items: readonly Liquidation[]) {
  return {
    count: items.length,
    collateralUsd: sumUsd(items.flatMap((item) => item.collateral.valueUsd ?? [])),
    debtUsd: sumUsd(items.flatMap((item) => item.debt.valueUsd ?? [])),
    unpriced: items.filter(
      (item) => item.collateral.valueUsd === null || item.debt.valueUsd === null,
    ).length,
  }
}
