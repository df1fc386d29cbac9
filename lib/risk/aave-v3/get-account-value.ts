import type { Health } from '../health'
import { divCeil } from '../math'
import { pow10 } from '../pow10'
import { type Address, type BaseCurrency, type Bps, WAD } from '../units'
import { getAppliedPrice } from './get-applied-price'
import { getAaveHealthFactor } from './get-health-factor'
import { getLiquidationThreshold } from './get-liquidation-threshold'
import { getReserveBalances } from './get-reserve-balances'
import type { AaveScenario } from './scenario'
import type { AaveAccount, AaveAccountValue, AaveMarketState } from './state'

/**
 * Sums and health of an account at the state's block, to the wei of `getUserAccountData`.
 * Follows `GenericLogic.calculateUserAccountData` of the state's rules, rounding by rounding.
 * A reserve in use without a price (where the contract reverts) makes health `unpriced`.
 */
export function getAaveAccountValue(
  state: AaveMarketState,
  account: AaveAccount,
  scenario?: AaveScenario,
): AaveAccountValue {
  const ceilsDebt = state.rules.rounding === 'directional'
  const ignoresZeroThreshold = state.rules.zeroThreshold === 'ignored'
  let totalCollateral = 0n
  let weightedCollateral = 0n
  let totalDebt = 0n
  const unpriced: Address[] = []
  for (const position of account.positions) {
    const reserve = state.reserves[position.reserveId]
    if (reserve === undefined) continue
    const owes = position.scaledVariableDebt !== 0n || (position.stableDebt?.principal ?? 0n) !== 0n
    if (!position.usedAsCollateral && !owes) continue
    const price = getAppliedPrice(state, account.eModeCategoryId, reserve)
    if (price === null) {
      unpriced.push(reserve.asset)
      continue
    }
    const balances = getReserveBalances(state, position)
    const unit = pow10(reserve.decimals)
    if (
      position.usedAsCollateral &&
      !(ignoresZeroThreshold && reserve.liquidationThreshold === 0n)
    ) {
      const value =
        scenario === undefined
          ? (balances.collateral * price) / unit
          : (balances.collateral * price * scenario.collateralFactor) / (unit * WAD)
      totalCollateral += value
      weightedCollateral += value * getLiquidationThreshold(state, account, reserve.id)
    }
    if (owes) {
      const value = balances.debt * price
      totalDebt += ceilsDebt ? divCeil(value, unit) : value / unit
    }
  }
  return {
    totalCollateral: totalCollateral as BaseCurrency,
    totalDebt: totalDebt as BaseCurrency,
    weightedCollateral,
    averageLiquidationThreshold: (totalCollateral === 0n
      ? 0n
      : weightedCollateral / totalCollateral) as Bps,
    health: toHealth(state, { totalCollateral, weightedCollateral, totalDebt }, unpriced),
  }
}

function toHealth(
  state: AaveMarketState,
  sums: Parameters<typeof getAaveHealthFactor>[1],
  unpriced: readonly Address[],
): Health {
  if (unpriced.length > 0) return { kind: 'unpriced', assets: unpriced }
  if (sums.totalDebt === 0n) return { kind: 'no-debt' }
  const healthFactor = getAaveHealthFactor(state.rules, sums)
  return { kind: 'priced', healthFactor, liquidatable: healthFactor < WAD }
}
