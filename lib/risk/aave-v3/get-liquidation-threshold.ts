import type { Bps } from '../units'
import { getAppliedEMode } from './get-applied-e-mode'
import type { AaveAccount, AaveMarketState } from './state'

/**
 * Threshold in bps at which this account's collateral in a reserve counts: the eMode category's where it
 * applies, else the reserve's own. 0 where the rules leave the reserve out (`zeroThreshold`).
 * Follows `GenericLogic.calculateUserAccountData`. @throws RangeError for a reserve that there is not.
 */
export function getLiquidationThreshold(
  state: AaveMarketState,
  account: Pick<AaveAccount, 'eModeCategoryId'>,
  reserveId: number,
): Bps {
  const reserve = state.reserves[reserveId]
  if (reserve === undefined) throw new RangeError(`no reserve ${reserveId}`)
  if (reserve.liquidationThreshold === 0n && state.rules.zeroThreshold === 'ignored') {
    return reserve.liquidationThreshold
  }
  const category = getAppliedEMode(state, account.eModeCategoryId, reserve)
  return category === undefined ? reserve.liquidationThreshold : category.liquidationThreshold
}
