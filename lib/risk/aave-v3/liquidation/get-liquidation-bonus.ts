import type { Bps } from '../../units'
import { getAppliedEMode } from '../get-applied-e-mode'
import type { AaveAccount, AaveMarketState } from '../state'

/**
 * Bonus in bps with principal (10500 = 5 %) at which this account's collateral in a reserve is sold: the
 * eMode category's where it applies, else the reserve's own.
 * Follows `LiquidationLogic.executeLiquidationCall`. @throws RangeError for a reserve that there is not.
 */
export function getLiquidationBonus(
  state: AaveMarketState,
  account: Pick<AaveAccount, 'eModeCategoryId'>,
  reserveId: number,
): Bps {
  const reserve = state.reserves[reserveId]
  if (reserve === undefined) throw new RangeError(`no reserve ${reserveId}`)
  const category = getAppliedEMode(state, account.eModeCategoryId, reserve)
  return category === undefined ? reserve.liquidationBonus : category.liquidationBonus
}
