import type { AaveMarketState, AaveReserve } from './state'

/**
 * The price the protocol values this reserve at for an account in that category, base currency units:
 * on v3.0 the category's own price source replaces that of its assets, else the reserve's. `null`: none.
 */
export function getAppliedPrice(
  state: AaveMarketState,
  eModeCategoryId: number,
  reserve: AaveReserve,
): bigint | null {
  if (eModeCategoryId === 0 || state.rules.eMode !== 'category') return reserve.price
  if (reserve.eModeCategoryId !== eModeCategoryId) return reserve.price
  return state.eModes.get(eModeCategoryId)?.price ?? reserve.price
}
