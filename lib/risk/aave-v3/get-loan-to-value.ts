import type { Bps } from '../units'
import { getAppliedEMode } from './get-applied-e-mode'
import type { AaveMarketState, AaveReserve } from './state'

/**
 * Loan-to-value at which a reserve counts when one borrows, bps: the eMode category's where it applies, else
 * the reserve's own. Follows `getUserReserveLtv`; the category's own zero list (v3.6) is not known here.
 */
export function getLoanToValue(
  state: AaveMarketState,
  eModeCategoryId: number,
  reserve: AaveReserve,
): Bps {
  return getAppliedEMode(state, eModeCategoryId, reserve)?.ltv ?? reserve.ltv
}
