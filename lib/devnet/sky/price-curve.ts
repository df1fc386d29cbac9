import type { PriceCurve } from './sky-types'

const RAY = 10n ** 27n

/** `x` to the power of `n` in ray, by squaring, each product rounded half up (as `abaci.sol`). */
function power(x: bigint, n: bigint): bigint {
  let base = x
  let result = n % 2n === 1n ? x : RAY
  for (let rest = n / 2n; rest > 0n; rest /= 2n) {
    base = (base * base + RAY / 2n) / RAY
    if (rest % 2n === 1n) result = (result * base + RAY / 2n) / RAY
  }
  return result
}

/** An auction's price so many seconds after its start; `top` and the answer in ray. */
export function getCurvePrice(
  curve: PriceCurve,
  { top, seconds }: { top: bigint; seconds: bigint },
): bigint {
  switch (curve.kind) {
    case 'linear':
      return seconds >= curve.tau ? 0n : (top * (((curve.tau - seconds) * RAY) / curve.tau)) / RAY
    case 'stairstep':
      return (top * power(curve.cut, seconds / curve.step)) / RAY
    default:
      return (top * power(curve.cut, seconds)) / RAY
  }
}
