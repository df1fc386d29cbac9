import type { Liquidation } from '@/lib/api/schema/liquidation'
import { parseIso } from '@/lib/api/time'
import { sumUsd } from '../charts/sum-usd'

/** Liquidations so near to each other in time that their marks would lie upon each other. */
export type TimelineMark = {
  /** Oldest first. */
  items: readonly Liquidation[]
  /** Place of its first on the axis: 0 the beginning, 1 the end. */
  place: number
  /** Collateral taken, of those whose value is known; null where none is. */
  takenUsd: string | null
  /** How many have no known value. */
  unpriced: number
  /** Share of the largest mark's value, 0 to 1. */
  size: number
}

export type Timeline = {
  /** Seconds of both ends. */
  from: number
  to: number
  marks: readonly TimelineMark[]
}

const SHORTEST_SECONDS = 60

/**
 * Liquidations along a time axis that begins at the oldest of them and ends now.
 *
 * @param options.now seconds, of the newest block
 * @param options.apart least distance of two marks, as a share of the axis
 * @returns null where there is nothing to place
 */
export function getTimeline(
  items: readonly Liquidation[],
  { now, apart }: { now: number; apart: number },
): Timeline | null {
  const sorted = items.toSorted((a, b) => parseIso(a.timestamp) - parseIso(b.timestamp))
  const oldest = sorted[0]
  if (!oldest) return null
  const from = Math.min(parseIso(oldest.timestamp), now - SHORTEST_SECONDS)
  const to = Math.max(now, parseIso(sorted.at(-1)?.timestamp ?? oldest.timestamp))
  const groups: { place: number; items: Liquidation[] }[] = []
  for (const item of sorted) {
    const place = (parseIso(item.timestamp) - from) / (to - from)
    const last = groups.at(-1)
    if (last && place - last.place < apart) last.items.push(item)
    else groups.push({ place, items: [item] })
  }
  const marks = groups.map((group) => ({ ...group, ...sumTaken(group.items) }))
  const largest = Math.max(...marks.map((mark) => Number(mark.takenUsd ?? 0)))
  return {
    from,
    to,
    marks: marks.map((mark) => ({
      ...mark,
      size: largest > 0 ? Number(mark.takenUsd ?? 0) / largest : 0,
    })),
  }
}

function sumTaken(items: readonly Liquidation[]) {
  const known = items.flatMap(({ collateral }) => collateral.valueUsd ?? [])
  return {
    takenUsd: known.length > 0 ? sumUsd(known) : null,
    unpriced: items.length - known.length,
  }
}
