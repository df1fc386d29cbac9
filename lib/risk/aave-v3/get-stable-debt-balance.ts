import { rayMulHalfUp } from '../math'
import type { Ray } from '../units'
import { RAY } from '../units'
import type { AaveReservePosition } from './state'

const SECONDS_PER_YEAR = 31_536_000n

/**
 * Stable debt with interest to `timestamp`, smallest units: `StableDebtToken.balanceOf`, up to v3.1.
 * @throws RangeError when the position was touched after `timestamp`.
 */
export function getStableDebtBalance(
  stableDebt: NonNullable<AaveReservePosition['stableDebt']>,
  timestamp: number,
): bigint {
  if (stableDebt.principal === 0n) return 0n
  const elapsed = timestamp - stableDebt.lastUpdated
  if (elapsed < 0) throw new RangeError(`stable debt of ${stableDebt.lastUpdated} at ${timestamp}`)
  return rayMulHalfUp(stableDebt.principal, getCompoundedInterest(stableDebt.rate, elapsed))
}

/** Growth factor in ray: three binomial terms, as `MathUtils.calculateCompoundedInterest` of v3.0. */
export function getCompoundedInterest(rate: Ray, elapsedSeconds: number): Ray {
  if (elapsedSeconds === 0) return RAY as Ray
  const elapsed = BigInt(elapsedSeconds)
  const elapsedMinusOne = elapsed - 1n
  const elapsedMinusTwo = elapsed > 2n ? elapsed - 2n : 0n
  const secondPower = rayMulHalfUp(rate, rate) / (SECONDS_PER_YEAR * SECONDS_PER_YEAR)
  const thirdPower = rayMulHalfUp(secondPower, rate) / SECONDS_PER_YEAR
  const secondTerm = (elapsed * elapsedMinusOne * secondPower) / 2n
  const thirdTerm = (elapsed * elapsedMinusOne * elapsedMinusTwo * thirdPower) / 6n
  return (RAY + (rate * elapsed) / SECONDS_PER_YEAR + secondTerm + thirdTerm) as Ray
}
