import { divCeil } from '../math'
import { pow10 } from '../pow10'
import { getAppliedPrice } from './get-applied-price'
import type { AaveHealthSums } from './get-health-factor'
import { getLiquidationThreshold } from './get-liquidation-threshold'
import { getReserveBalances } from './get-reserve-balances'
import type { AaveAccount, AaveMarketState, AaveReservePosition } from './state'

/**
 * All legs of an account that one price moves: those of one reserve or, on v3.0, all that a category's own
 * price source values.
 */
export type AavePriceGroup = {
  /** Price in use today, base currency units. */
  price: bigint
  legs: readonly AavePricedLeg[]
}

/** Amounts in smallest units; `collateral` is 0 where it does not count. */
export type AavePricedLeg = {
  collateral: bigint
  debt: bigint
  unit: bigint
  liquidationThreshold: bigint
}

/**
 * The groups of an account's legs, keyed by reserve id; reserves that share a price share the group.
 * For an account whose health is not `unpriced`.
 */
export function getPriceGroups(
  state: AaveMarketState,
  account: AaveAccount,
): Map<number, AavePriceGroup> {
  const shared: { price: bigint; legs: AavePricedLeg[] }[] = []
  const groups = new Map<number, AavePriceGroup>()
  for (const position of account.positions) {
    const reserve = state.reserves[position.reserveId]
    if (reserve === undefined) continue
    const price = getAppliedPrice(state, account.eModeCategoryId, reserve)
    const leg = getLeg(state, account, position)
    if (price === null || leg === undefined) continue
    const isShared =
      state.rules.eMode === 'category' &&
      account.eModeCategoryId !== 0 &&
      reserve.eModeCategoryId === account.eModeCategoryId &&
      (state.eModes.get(account.eModeCategoryId)?.price ?? null) !== null
    const group = (isShared ? shared[0] : undefined) ?? { price, legs: [] }
    if (isShared && shared.length === 0) shared.push(group)
    group.legs.push(leg)
    groups.set(position.reserveId, group)
  }
  return groups
}

function getLeg(
  state: AaveMarketState,
  account: AaveAccount,
  position: AaveReservePosition,
): AavePricedLeg | undefined {
  const reserve = state.reserves[position.reserveId]
  if (reserve === undefined) return undefined
  const counts =
    position.usedAsCollateral &&
    !(state.rules.zeroThreshold === 'ignored' && reserve.liquidationThreshold === 0n)
  const balances = getReserveBalances(state, position)
  const collateral = counts ? balances.collateral : 0n
  if (collateral === 0n && balances.debt === 0n) return undefined
  return {
    collateral,
    debt: balances.debt,
    unit: pow10(reserve.decimals),
    liquidationThreshold: getLiquidationThreshold(state, account, reserve.id),
  }
}

/** The part of an account's sums that a group adds at a price, rounded as the rules do. */
export function getGroupSums(
  state: AaveMarketState,
  group: AavePriceGroup,
  price: bigint,
): AaveHealthSums {
  const ceilsDebt = state.rules.rounding === 'directional'
  let totalCollateral = 0n
  let weightedCollateral = 0n
  let totalDebt = 0n
  for (const { collateral, debt, unit, liquidationThreshold } of group.legs) {
    const value = (collateral * price) / unit
    totalCollateral += value
    weightedCollateral += value * liquidationThreshold
    totalDebt += ceilsDebt ? divCeil(debt * price, unit) : (debt * price) / unit
  }
  return { totalCollateral, weightedCollateral, totalDebt }
}
