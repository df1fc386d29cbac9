const MAX_UINT256 = 2n ** 256n - 1n
const PRECISION = 1024n

export const MIN_TICK = -887_272
export const MAX_TICK = 887_272
export const MIN_SQRT_RATIO = 4_295_128_739n
export const MAX_SQRT_RATIO = 1_461_446_703_485_210_103_287_273_052_203_988_822_378_723_970_342n

/** `1.0001 ** (-(2 ** i) / 2)` in Q128, rounded to nearest: the factors that `TickMath` multiplies. */
const FACTORS = getFactors()

/**
 * `sqrt(1.0001 ** tick)` in Q96 with the roundings of Uniswap v3's `TickMath.getSqrtRatioAtTick`: each
 * product floored to Q128, the end rounded up to Q96.
 * @throws RangeError beyond ±887272.
 */
export function getSqrtRatioAtTick(tick: number): bigint {
  let left = Math.abs(tick)
  if (!Number.isInteger(tick) || left > MAX_TICK) throw new RangeError(`No tick ${tick}`)
  let ratio = 1n << 128n
  for (const factor of FACTORS) {
    if (left === 0) break
    if (left & 1) ratio = (ratio * factor) >> 128n
    left >>= 1
  }
  if (tick > 0) ratio = MAX_UINT256 / ratio
  return (ratio + 0xffff_ffffn) >> 32n
}

/**
 * The greatest tick whose ratio is not above `sqrtPriceX96`, as `TickMath.getTickAtSqrtRatio`.
 * @throws RangeError outside of the prices that a pool can have.
 */
export function getTickAtSqrtRatio(sqrtPriceX96: bigint): number {
  if (sqrtPriceX96 < MIN_SQRT_RATIO || sqrtPriceX96 >= MAX_SQRT_RATIO) {
    throw new RangeError(`No tick has the price ${sqrtPriceX96}`)
  }
  const estimate = (2 * Math.log(Number(sqrtPriceX96) / 2 ** 96)) / Math.log(1.0001)
  let tick = Math.min(Math.max(Math.floor(estimate), MIN_TICK), MAX_TICK - 1)
  while (getSqrtRatioAtTick(tick) > sqrtPriceX96) tick -= 1
  while (getSqrtRatioAtTick(tick + 1) <= sqrtPriceX96) tick += 1
  return tick
}

function getFactors(): readonly bigint[] {
  const factors: bigint[] = []
  let power = getSquareRoot((10_000n << (2n * PRECISION)) / 10_001n)
  for (let i = 0; i < 20; i++) {
    const shift = PRECISION - 128n
    factors.push(((power >> (shift - 1n)) + 1n) >> 1n)
    power = (power * power) >> PRECISION
  }
  return factors
}

function getSquareRoot(value: bigint): bigint {
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}
