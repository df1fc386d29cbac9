import { mulDivFloor } from '../math'
import type { Address, Wad } from '../units'
import {
  getCometAskPrice,
  getCometCollateralCost,
  getCometDiscount,
  quoteCometCollateral,
} from './get-ask-price'
import { toPresentValue } from './present-value'
import type { CometMarketState } from './state'
import { getCometAsset } from './sum-account'

/** One collateral that the protocol has taken in and not sold. */
export type CometShelfItem = {
  offset: number
  asset: Address
  /** Collateral units. */
  amount: bigint
  /** Price units; `null` without a price. */
  price: bigint | null
  askPrice: bigint | null
  discount: Wad
  /** At the oracle's price, price units. */
  value: bigint | null
  /** Base units that buy all of it. */
  cost: bigint | null
}

export type CometShelf = {
  /** `reserves-at-target`: the protocol sells only while its reserves are below their target. */
  sale: 'open' | 'paused' | 'reserves-at-target'
  /** Base units, negative where more is owed to lenders than there is. */
  reserves: bigint
  targetReserves: bigint
  /** What there is of, by offset. */
  items: readonly CometShelfItem[]
}

/** `Comet.getReserves`, where the indexes are at the block's time. */
export function getCometReserves(state: CometMarketState): bigint {
  const supplied = toPresentValue(state, state.totalSupplyBase)
  const borrowed = -toPresentValue(state, -state.totalBorrowBase)
  return state.baseBalance - supplied + borrowed
}

/** What is on sale at an accrued state, and whether it can be bought now. */
export function getCometShelf(state: CometMarketState): CometShelf {
  const reserves = getCometReserves(state)
  const isFull = reserves >= state.targetReserves
  const items = state.assets.filter((info) => info.reserves > 0n)
  return {
    sale: state.paused.buy ? 'paused' : isFull ? 'reserves-at-target' : 'open',
    reserves,
    targetReserves: state.targetReserves,
    items: items.map((info) => ({
      offset: info.offset,
      asset: info.asset,
      amount: info.reserves,
      price: info.price,
      askPrice: getCometAskPrice(state, info),
      discount: getCometDiscount(state, info),
      value: info.price === null ? null : mulDivFloor(info.reserves, info.price, info.scale),
      cost: getCometCollateralCost(state, {
        offset: info.offset,
        collateralAmount: info.reserves,
      }),
    })),
  }
}

/** Why `buyCollateral` reverts. */
export type CometBuyBlock =
  | 'paused'
  | 'not-for-sale'
  | 'unpriced'
  | 'too-much-slippage'
  /** More than is on the shelf. */
  | 'insufficient-reserves'

export type CometBuyResult =
  | { kind: 'executed'; baseAmount: bigint; collateralAmount: bigint }
  | { kind: 'reverts'; reason: CometBuyBlock }

/**
 * What `Comet.buyCollateral(asset, minAmount, baseAmount, recipient)` would do: the amounts of its `BuyCollateral`
 * event, or why it reverts. For an accrued state and a base token that takes no fee.
 */
export function previewCometBuy(
  state: CometMarketState,
  {
    offset,
    baseAmount,
    minAmount = 0n,
  }: { offset: number; baseAmount: bigint; minAmount?: bigint },
): CometBuyResult {
  if (state.paused.buy) return { kind: 'reverts', reason: 'paused' }
  const reserves = getCometReserves(state)
  if (reserves >= 0n && reserves >= state.targetReserves) {
    return { kind: 'reverts', reason: 'not-for-sale' }
  }
  const collateralAmount = quoteCometCollateral(state, { offset, baseAmount })
  if (collateralAmount === null) return { kind: 'reverts', reason: 'unpriced' }
  if (collateralAmount < minAmount) return { kind: 'reverts', reason: 'too-much-slippage' }
  if (collateralAmount > getCometAsset(state, offset).reserves) {
    return { kind: 'reverts', reason: 'insufficient-reserves' }
  }
  return { kind: 'executed', baseAmount, collateralAmount }
}
