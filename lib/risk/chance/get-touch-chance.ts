import { getNormalCdf } from './get-normal-cdf'

/**
 * The chance that a Brownian motion with drift falls by `distance` at some time within the horizon: the reflection
 * principle with Girsanov's factor (Harrison, Brownian Motion and Stochastic Flow Systems, 1.8):
 * Φ((−b − μT) ÷ s√T) + e^(−2μb ÷ s²) · Φ((−b + μT) ÷ s√T).
 *
 * Dimensions: `distance` is a natural logarithm (ln of the health factor), `drift` that a year, `volatility` that a
 * square root of a year.
 */
export function getTouchChance(options: {
  distance: number
  drift: number
  volatility: number
  years: number
}): number {
  const { distance, drift, volatility, years } = options
  if (distance <= 0) return 1
  if (years <= 0) return 0
  if (volatility <= 0) return distance + drift * years <= 0 ? 1 : 0
  const spread = volatility * Math.sqrt(years)
  const direct = getNormalCdf((-distance - drift * years) / spread)
  const chance =
    direct +
    getReflected((-distance + drift * years) / spread, (-2 * drift * distance) / volatility ** 2)
  return Math.min(1, Math.max(0, chance))
}

/** From here on a tail is φ(x) ÷ x to a millionth, and soon smaller than a double can tell. */
const FAR = 30

/** Φ(x)·e^exponent, also where one is too small and the other too large to be written. */
function getReflected(x: number, exponent: number): number {
  if (x > -FAR) return getNormalCdf(x) * Math.exp(exponent)
  return (Math.exp(exponent - (x * x) / 2) / (-x * Math.sqrt(2 * Math.PI))) * (1 - 1 / (x * x))
}
