import type { TailFigure } from './market-tails'

const NINETY_FIVE = 1.96

/**
 * A quantile with the ranks between which it lies with 95 % confidence (binomial, by its normal limit).
 *
 * @param sorted ascending, not empty
 */
export function getTailFigure(sorted: Float64Array, level: number): TailFigure {
  const count = sorted.length
  if (count === 0) throw new RangeError('no path was played')
  const at = (rank: number) => sorted[Math.min(count, Math.max(1, Math.ceil(rank))) - 1] as number
  const spread = NINETY_FIVE * Math.sqrt(count * level * (1 - level))
  return {
    value: at(count * level),
    low: at(count * level - spread),
    high: at(count * level + spread),
  }
}
