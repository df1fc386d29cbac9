import type { MarketHistory } from '@/lib/api/schema/history'
import { parseIso } from '@/lib/api/time'

/** Falls of all collateral that the pages show, as the API writes them. */
export const SHOWN_FALLS = ['0.1', '0.2', '0.3'] as const

/** In dollars; null where not every market of the sum was followed. */
export type RiskAmounts = {
  /** Of `SHOWN_FALLS`, in their order. */
  atRiskUsd: readonly number[]
  badDebtUsd: number
}

export type RiskPoint = {
  /** Seconds since the epoch. */
  at: number
  amounts: RiskAmounts | null
  /** Markets in the sum. */
  markets: number
}

export type RiskHistory = { step: number; points: readonly RiskPoint[] }

/** Steps that a market's point may be old and still stand for it. */
const STEPS_HELD = 2

/**
 * The sum over markets, oldest first, in the steps of their points. A market counts from its first point on;
 * where a later one of it is missing the sum is not known, for a smaller one would look like news.
 */
export function sumHistories(histories: readonly MarketHistory[]): RiskHistory {
  const step = Math.max(300, ...histories.map((history) => history.step))
  const markets = histories
    .filter(({ items }) => items.length > 0)
    .map((history) => ({ points: toAmounts(history), next: 0 }))
  const times = new Map<number, number>()
  for (const { points } of markets)
    for (const { at } of points) {
      const slot = Math.floor(at / step)
      times.set(slot, Math.max(at, times.get(slot) ?? 0))
    }
  const points = [...times]
    .sort(([a], [b]) => a - b)
    .map(([slot, at]) => {
      const amounts: (RiskAmounts | null)[] = []
      for (const market of markets) {
        const isOver = (index: number) =>
          (market.points[index]?.at ?? Number.POSITIVE_INFINITY) > at
        while (!isOver(market.next)) market.next++
        const newest = market.points[market.next - 1]
        if (!newest) continue
        const isHeld = slot - Math.floor(newest.at / step) <= STEPS_HELD
        amounts.push(isHeld ? newest.amounts : null)
      }
      return { at, amounts: sum(amounts), markets: amounts.length }
    })
  return { step, points }
}

function toAmounts({ falls, items }: MarketHistory): { at: number; amounts: RiskAmounts | null }[] {
  const places = SHOWN_FALLS.map((fall) => falls.indexOf(fall))
  return items.map(({ at, atRiskUsd, badDebtUsd }) => {
    const shown = places.flatMap((place) => atRiskUsd[place] ?? [])
    const isWhole = shown.length === SHOWN_FALLS.length
    return {
      at: parseIso(at),
      amounts: isWhole ? { atRiskUsd: shown.map(Number), badDebtUsd: Number(badDebtUsd) } : null,
    }
  })
}

/** In whole cents, so that the order of markets changes nothing. */
function sum(amounts: readonly (RiskAmounts | null)[]): RiskAmounts | null {
  const known = amounts.flatMap((each) => each ?? [])
  if (known.length < amounts.length) return null
  const add = (values: readonly number[]) =>
    values.reduce((total, usd) => total + Math.round(usd * 100), 0) / 100
  return {
    atRiskUsd: SHOWN_FALLS.map((_, place) => add(known.map((each) => each.atRiskUsd[place] ?? 0))),
    badDebtUsd: add(known.map((each) => each.badDebtUsd)),
  }
}
