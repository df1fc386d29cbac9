import { lowerPrice, type PriceFall } from '../price-fall'
import type { CometMarketState } from './state'

/** The Comet once some prices have fallen, that of what is owed too where it is among them. */
export function applyCometPriceFall(
  state: CometMarketState,
  { assets, fall }: PriceFall,
): CometMarketState {
  const falls = (asset: string) => assets.has(asset.toLowerCase())
  return {
    ...state,
    basePrice: falls(state.baseToken.asset) ? lowerPrice(state.basePrice, fall) : state.basePrice,
    assets: state.assets.map((info) =>
      falls(info.asset) ? { ...info, price: lowerPrice(info.price, fall) } : info,
    ),
  }
}
