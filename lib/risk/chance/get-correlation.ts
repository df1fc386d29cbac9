import type { PriceStep } from './get-price-steps'

/** Fewer pairs of overlapping intervals than this say nothing of how two prices move together. */
const MIN_OVERLAPS = 20

export type Correlation =
  | { kind: 'known'; correlation: number; overlaps: number }
  | { kind: 'unknown'; reason: 'too-few-rounds' }

/**
 * Correlation of two feeds that report at different times, after Hayashi and Yoshida (2005): the products of the
 * returns of all intervals that overlap, over the square roots of both sums of squares. Chosen over the last price
 * on a common grid because it needs no grid: feeds that report hours apart would look less correlated on a fine
 * one (the Epps effect), and a coarse one throws rounds away. Only the time that both cover counts.
 *
 * @param first ascending in time, as `second`
 */
export function getCorrelation(
  first: readonly PriceStep[],
  second: readonly PriceStep[],
): Correlation {
  const from = Math.max(first[0]?.from ?? Infinity, second[0]?.from ?? Infinity)
  const to = Math.min(first.at(-1)?.to ?? -Infinity, second.at(-1)?.to ?? -Infinity)
  const [left, right] = [getRange(first, { from, to }), getRange(second, { from, to })]
  let products = 0
  let overlaps = 0
  let start = right.start
  for (let index = left.start; index < left.end; index++) {
    const step = first[index] as PriceStep
    while (start < right.end && (second[start] as PriceStep).to <= step.from) start += 1
    for (let other = start; other < right.end; other++) {
      const { from: begin, logReturn } = second[other] as PriceStep
      if (begin >= step.to) break
      products += step.logReturn * logReturn
      overlaps += 1
    }
  }
  if (overlaps < MIN_OVERLAPS) return { kind: 'unknown', reason: 'too-few-rounds' }
  const scale = Math.sqrt(left.squares * right.squares)
  const correlation = scale === 0 ? 0 : Math.min(1, Math.max(-1, products / scale))
  return { kind: 'known', correlation, overlaps }
}

/** The steps that reach into a time, and the sum of their squares. */
function getRange(steps: readonly PriceStep[], { from, to }: { from: number; to: number }) {
  let start = 0
  while (start < steps.length && (steps[start] as PriceStep).to <= from) start += 1
  let end = start
  let squares = 0
  for (; end < steps.length && (steps[end] as PriceStep).from < to; end++)
    squares += (steps[end] as PriceStep).logReturn ** 2
  return { start, end, squares }
}
