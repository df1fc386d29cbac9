import type { PriceFall } from '../price-fall'
import type { Wad } from '../units'
import type { AaveAccount, AaveMarketState } from './state'
import { applyWhatIfPrices } from './what-if/apply-what-if-prices'

/**
 * The market once some prices have fallen, wherever they are held or owed. On v3.0 a category's own price falls with
 * any of its assets, since it is the price in use for all of them.
 */
export function applyAavePriceFall(
  state: AaveMarketState,
  account: AaveAccount,
  { assets, fall }: PriceFall,
): AaveMarketState {
  const move = { kind: 'move', move: -fall as Wad } as const
  const prices = state.reserves.flatMap((reserve) =>
    reserve && reserve.price !== null && assets.has(reserve.asset.toLowerCase())
      ? [[reserve.asset, move] as const]
      : [],
  )
  return applyWhatIfPrices(state, account, { allPrices: null, prices: new Map(prices) }).state
}
