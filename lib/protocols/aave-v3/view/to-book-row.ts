import type { BookRow } from '@/lib/api/schema/book'
import { getAaveAccountValue } from '@/lib/risk/aave-v3/get-account-value'
import { isLiquidatable } from '@/lib/risk/aave-v3/is-liquidatable'
import type { AaveAccount, AaveMarketState, AaveReservePosition } from '@/lib/risk/aave-v3/state'
import { toHealth, toUniform } from './to-position'
import { toUsd } from './to-usd'

/** One account's line in the book, exact. */
export function toBookRow(options: {
  market: string
  state: AaveMarketState
  account: AaveAccount
}): BookRow {
  const { market, state, account } = options
  const { health, totalCollateral, totalDebt } = getAaveAccountValue(state, account)
  const priced = health.kind !== 'unpriced'
  return {
    address: account.address,
    ensName: null,
    market,
    health: toHealth(health, () => isLiquidatable(state, account)),
    healthFactor: health.kind === 'priced' ? health.healthFactor.toString() : null,
    distance: toUniform(health),
    collateralUsd: priced ? toUsd(totalCollateral, state.baseCurrencyUnit) : null,
    debtUsd: priced ? toUsd(totalDebt, state.baseCurrencyUnit) : null,
    assets: account.positions.flatMap((position) => toAssets(state, position)),
  }
}

function toAssets(state: AaveMarketState, position: AaveReservePosition): BookRow['assets'] {
  const reserve = state.reserves[position.reserveId]
  if (!reserve) return []
  const { asset, symbol } = reserve
  const owes = position.scaledVariableDebt > 0n || position.stableDebt !== undefined
  return [
    ...(position.usedAsCollateral ? [{ asset, symbol, side: 'collateral' as const }] : []),
    ...(owes ? [{ asset, symbol, side: 'debt' as const }] : []),
  ]
}
