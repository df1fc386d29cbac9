import type { PriceSteps } from './get-price-steps'
import { SECONDS_PER_YEAR } from './price-round'

/** Fewer intervals than this say too little: the error would be a quarter of the figure and more. */
const MIN_STEPS = 20
const MIN_SECONDS = 6 * 3_600
const STRETCHES = 24

export type Volatility =
  | {
      kind: 'known'
      /** Standard deviation of log returns a year: 0.6 = 60 %. */
      yearly: number
      /** Standard error of `yearly`. */
      error: number
      /** Variance a year and its standard error: what sums and products are made of. */
      variance: number
      varianceError: number
      /** Intervals between rounds that were counted. */
      steps: number
      /** Seconds that they cover. */
      seconds: number
      gaps: number
      gapSeconds: number
    }
  | { kind: 'unknown'; reason: 'no-rounds' | 'too-few-rounds' }

/**
 * Realised volatility from irregular rounds, weighted by time: the sum of squared log returns ÷ the time that the
 * intervals cover. For a price without drift that sum is unbiased whatever rule decides when a feed reports, so
 * the deviation threshold of a feed does no harm (Andersen, Bollerslev, Diebold and Labys, 2003: realised variance).
 *
 * The error is that of a ratio estimate over 24 equal stretches of the time covered, or over single intervals
 * where there are fewer than three a stretch: it widens where calm and storm alternate.
 */
export function getVolatility({ steps, gaps, gapSeconds }: PriceSteps): Volatility {
  if (steps.length === 0) return { kind: 'unknown', reason: 'no-rounds' }
  const seconds = steps.reduce((sum, { from, to }) => sum + to - from, 0)
  if (steps.length < MIN_STEPS || seconds < MIN_SECONDS)
    return { kind: 'unknown', reason: 'too-few-rounds' }
  const squares = steps.reduce((sum, { logReturn }) => sum + logReturn ** 2, 0)
  const perSecond = squares / seconds
  const variance = perSecond * SECONDS_PER_YEAR
  const yearly = Math.sqrt(variance)
  const varianceError = getRatioError(steps, { perSecond, seconds }) * SECONDS_PER_YEAR
  return {
    kind: 'known',
    yearly,
    error: yearly > 0 ? varianceError / (2 * yearly) : 0,
    variance,
    varianceError,
    steps: steps.length,
    seconds,
    gaps,
    gapSeconds,
  }
}

/** Standard error of a sum of squares ÷ a sum of seconds. */
function getRatioError(
  steps: PriceSteps['steps'],
  { perSecond, seconds }: { perSecond: number; seconds: number },
): number {
  const stretches = steps.length >= 3 * STRETCHES ? STRETCHES : steps.length
  const residuals = new Float64Array(stretches)
  let elapsed = 0
  steps.forEach(({ from, to, logReturn }, index) => {
    const place =
      stretches === STRETCHES
        ? Math.floor(((elapsed + (to - from) / 2) / seconds) * STRETCHES)
        : index
    residuals[Math.min(place, stretches - 1)] =
      (residuals[Math.min(place, stretches - 1)] ?? 0) + logReturn ** 2 - perSecond * (to - from)
    elapsed += to - from
  })
  const sum = residuals.reduce((total, residual) => total + residual ** 2, 0)
  return Math.sqrt((sum * stretches) / (stretches - 1)) / seconds
}
