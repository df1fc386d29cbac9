import { pow10 } from '../../pow10'
import { type BaseCurrency, PERCENTAGE_FACTOR } from '../../units'
import { getAppliedPrice } from '../get-applied-price'
import { getLoanToValue } from '../get-loan-to-value'
import { getCollateral } from '../get-reserve-balances'
import type { AaveAccount, AaveMarketState } from '../state'

/**
 * Debt that an account may have in all when it borrows: the sum of what it holds as collateral times its
 * loan-to-value. Caps, liquidity, isolation and silos are not looked at; legs without a price count nothing.
 */
export function getBorrowLimit(state: AaveMarketState, account: AaveAccount): BaseCurrency {
  let limit = 0n
  for (const position of account.positions) {
    const reserve = state.reserves[position.reserveId]
    if (reserve === undefined || !position.usedAsCollateral) continue
    const price = getAppliedPrice(state, account.eModeCategoryId, reserve) ?? 0n
    const value = (getCollateral(state, position, reserve) * price) / pow10(reserve.decimals)
    limit += value * getLoanToValue(state, account.eModeCategoryId, reserve)
  }
  return (limit / PERCENTAGE_FACTOR) as BaseCurrency
}
