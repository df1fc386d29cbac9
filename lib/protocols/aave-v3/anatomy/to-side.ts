import { toRatio } from '@/lib/api/decimal'
import type { AccountSide } from '@/lib/api/schema/liquidation-anatomy'
import { getAaveAccountValue } from '@/lib/risk/aave-v3/get-account-value'
import { getAppliedPrice } from '@/lib/risk/aave-v3/get-applied-price'
import { getLiquidationThreshold } from '@/lib/risk/aave-v3/get-liquidation-threshold'
import { getReserveBalances } from '@/lib/risk/aave-v3/get-reserve-balances'
import { getValue, toUsd } from '../view/to-usd'
import type { AaveMoment } from './moment'

/** What the account had as collateral and owed at one moment, in the API's words. */
export function toSide({ state, account }: AaveMoment): AccountSide {
  const value = getAaveAccountValue(state, account)
  const { health } = value
  const usd = (amount: bigint) =>
    health.kind === 'unpriced' ? null : toUsd(amount, state.baseCurrencyUnit)
  const legs = account.positions.flatMap((position) => {
    const reserve = state.reserves[position.reserveId]
    if (!reserve) return []
    const balances = getReserveBalances(state, position)
    const price = getAppliedPrice(state, account.eModeCategoryId, reserve)
    const toLeg = (amount: bigint, rounding: 'floor' | 'ceil') => ({
      asset: reserve.asset,
      symbol: reserve.symbol,
      decimals: reserve.decimals,
      amount: amount.toString(),
      valueUsd:
        price === null
          ? null
          : toUsd(
              getValue({ amount, price, decimals: reserve.decimals, rounding }),
              state.baseCurrencyUnit,
            ),
    })
    const threshold = toRatio(getLiquidationThreshold(state, account, reserve.id))
    return [{ position, balances, toLeg, threshold }]
  })
  return {
    kind: health.kind,
    healthFactor: health.kind === 'priced' ? health.healthFactor.toString() : null,
    collateralUsd: usd(value.totalCollateral),
    debtUsd: usd(value.totalDebt),
    collateral: legs
      .filter(({ position }) => position.usedAsCollateral && position.scaledCollateral > 0n)
      .map(({ toLeg, balances, threshold }) => ({
        ...toLeg(balances.collateral, 'floor'),
        threshold,
      })),
    debt: legs
      .filter(({ balances }) => balances.debt > 0n)
      .map(({ toLeg, balances }) => toLeg(balances.debt, 'ceil')),
  }
}
