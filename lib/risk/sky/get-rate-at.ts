import { rayMulFloor } from '../math'
import type { Ray } from '../units'
import { rayPowHalfUp } from './ray-pow'
import type { SkyIlkState } from './state'

/**
 * The rate that one `jug.drip` at a time (seconds) would set; `null` where it reverts by overflow.
 * @throws RangeError for a time before the last drip, as the contract reverts.
 */
export function getSkyRateAt(state: SkyIlkState, timestamp: number): Ray | null {
  if (timestamp < state.rho) {
    throw new RangeError(`a drip at ${timestamp}, before the last at ${state.rho}`)
  }
  const growth = rayPowHalfUp(state.base + state.duty, timestamp - state.rho)
  return growth === null ? null : (rayMulFloor(growth, state.rate) as Ray)
}
