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
  const within = (step: PriceStep) => step.to > from && step.from < to
  const [left, right] = [first.filter(within), second.filter(within)]
  let products = 0
  let overlaps = 0
  let start = 0
  for (const step of left) {
    while ((right[start]?.to ?? Infinity) <= step.from) start += 1
    for (let index = start; index < right.length; index++) {
      const other = right[index]
      if (!other || other.from >= step.to) break
      products += step.logReturn * other.logReturn
      overlaps += 1
    }
  }
  if (overlaps < MIN_OVERLAPS) return { kind: 'unknown', reason: 'too-few-rounds' }
  const scale = Math.sqrt(sumSquares(left) * sumSquares(right))
  const correlation = scale === 0 ? 0 : Math.min(1, Math.max(-1, products / scale))
  return { kind: 'known', correlation, overlaps }
}

function sumSquares(steps: readonly PriceStep[]): number {
  return steps.reduce((sum, { logReturn }) => sum + logReturn ** 2, 0)
}
