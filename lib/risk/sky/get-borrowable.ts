import { RAY } from '../units'
import { getSkyDebtLimit } from './get-debt'
import type { SkyIlkState, SkyUrn } from './state'

/**
 * The most DAI (wad) that a vault can still draw, floored: what its collateral, the ilk's debt ceiling and dust let
 * it; the ceiling of all ilks together is not looked at. Drip the state first: drawing does.
 */
export function getSkyBorrowable(state: SkyIlkState, urn: SkyUrn): bigint {
  const byCollateral = getSkyDebtLimit(state, urn) / state.rate - urn.art
  const byCeiling = state.line / state.rate - state.totalArt
  const dart = byCollateral < byCeiling ? byCollateral : byCeiling
  if (dart <= 0n || (urn.art + dart) * state.rate < state.dust) return 0n
  return (dart * state.rate) / RAY
}
