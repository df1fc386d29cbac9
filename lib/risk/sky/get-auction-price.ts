import { rayMulFloor } from '../math'
import { RAY, type Ray } from '../units'
import { rayPowHalfUp } from './ray-pow'
import type { SkyAuctionCurve } from './state'

/**
 * Price of an auction's collateral in DAI, some whole seconds after its start, as the three calculators of
 * `abaci.sol` compute it.
 * @throws RangeError where the contract reverts: an overflow, a step of 0, a time before the start.
 */
export function getAuctionPrice(
  curve: SkyAuctionCurve,
  { top, elapsed }: { top: Ray; elapsed: number },
): Ray {
  if (elapsed < 0) throw new RangeError(`${elapsed} seconds after an auction's start`)
  return rayMulFloor(top, getFactor(curve, elapsed)) as Ray
}

function getFactor(curve: SkyAuctionCurve, elapsed: number): bigint {
  if (curve.kind === 'linear') {
    if (elapsed >= curve.tau) return 0n
    return (BigInt(curve.tau - elapsed) * RAY) / BigInt(curve.tau)
  }
  const steps = curve.kind === 'exponential' ? elapsed : getSteps(elapsed, curve.step)
  const factor = rayPowHalfUp(curve.cut, steps)
  if (factor === null) throw new RangeError(`a cut of ${curve.cut} overflows`)
  return factor
}

function getSteps(elapsed: number, step: number): number {
  if (step === 0) throw new RangeError('a step of 0 seconds')
  return Math.floor(elapsed / step)
}
