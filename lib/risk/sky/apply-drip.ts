import { getSkyRateAt } from './get-rate-at'
import type { SkyIlkState } from './state'

/**
 * The state after `jug.drip` at a time (seconds; the block's own by default), which anybody may call: debts
 * with the stability fee up to then. `bark` itself doesn't drip. Where the drip would revert it stays.
 */
export function applySkyDrip(state: SkyIlkState, timestamp: number = state.timestamp): SkyIlkState {
  const rate = getSkyRateAt(state, timestamp)
  return rate === null ? state : { ...state, rate, rho: timestamp, timestamp }
}
