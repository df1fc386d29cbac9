import { getQuantile } from './get-quantile'

export type Lateness = {
  /** Of how many it is known, and of how many it is not. */
  known: number
  notKnown: number
  medianBlocks: number | null
  /** Within so many blocks came 95 % of those known. */
  blocks95: number | null
  /** Came in the first block that allowed it. */
  inFirst: number
  /** Of those known, 0 to 1. */
  shareInFirst: number | null
  /** How many came so late, both ends included; the last has no end. */
  buckets: readonly { from: number; to: number | null; count: number }[]
}

const bounds = [0, 1, 2, 3, 6, 11, 51, 301]

/** @param blocks of each, how many blocks after the first possible one it came; `null` where nobody knows */
export function getLateness(blocks: readonly (number | null)[]): Lateness {
  const sorted = blocks.filter((each) => each !== null).sort((a, b) => a - b)
  const known = sorted.length
  const inFirst = sorted.filter((each) => each <= 0).length
  return {
    known,
    notKnown: blocks.length - known,
    medianBlocks: getQuantile(sorted, 0.5),
    blocks95: getQuantile(sorted, 0.95),
    inFirst,
    shareInFirst: known === 0 ? null : inFirst / known,
    buckets: bounds.map((from, index) => {
      const next = bounds[index + 1]
      const count = sorted.filter((each) => each >= from && (next === undefined || each < next))
      return { from, to: next === undefined ? null : next - 1, count: count.length }
    }),
  }
}
