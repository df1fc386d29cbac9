const SQRT_2 = Math.SQRT2
const SQRT_PI = Math.sqrt(Math.PI)
const SERIES_TO = 2.5

/** The standard normal distribution function, to about 1e-14 absolutely and 1e-12 relatively in the tails. */
export function getNormalCdf(x: number): number {
  const half = getErfc(Math.abs(x) / SQRT_2) / 2
  return x > 0 ? 1 - half : half
}

/** 1 − erf for x ≥ 0: its power series near 0, Laplace's continued fraction beyond. */
function getErfc(x: number): number {
  if (x > 27) return 0
  if (x < SERIES_TO) {
    let term = x
    let sum = x
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 200; n++) {
      term *= (-x * x * (2 * n - 1)) / (n * (2 * n + 1))
      sum += term
    }
    return 1 - (2 / SQRT_PI) * sum
  }
  let fraction = 0
  for (let k = 80; k > 0; k--) fraction = k / 2 / (x + fraction)
  return Math.exp(-x * x) / (SQRT_PI * (x + fraction))
}
