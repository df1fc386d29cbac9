import { pow10 } from '../../pow10'
import { getAppliedPrice } from '../get-applied-price'
import { getLiquidationThreshold } from '../get-liquidation-threshold'
import { getCompoundedInterest } from '../get-stable-debt-balance'
import type { AaveMarketState, AaveReservePosition } from '../state'

/** What distinguishes the factors of a leg: its reserve as its account's eMode category sees it. */
export type AaveFactorKey = {
  reserveId: number
  eModeCategoryId: number
  /** Stable debt grows at its own rate: a key a position. */
  stableDebt?: Omit<NonNullable<AaveReservePosition['stableDebt']>, 'principal'>
}

/**
 * What turns a scaled balance into base currency units, by key: `value` as collateral, `weighted` that times
 * its threshold (fraction), `debt` as debt. `NaN` where there is no price. `error`: base units that rounding
 * in the token and in the value can take off or add.
 */
export type AaveColumnFactors = {
  value: Float64Array
  weighted: Float64Array
  debt: Float64Array
  error: Float64Array
  maxError: number
}

/** Fills the factors of all keys for a state; arrays are reused and grown as needed. */
export function fillColumnFactors(
  state: AaveMarketState,
  keys: readonly AaveFactorKey[],
  factors: AaveColumnFactors,
): AaveColumnFactors {
  const filled = factors.value.length < keys.length ? makeFactors(keys.length * 2) : factors
  filled.maxError = 1
  keys.forEach((key, index) => {
    const { value, weighted, debt, error } = getFactor(state, key)
    filled.value[index] = value
    filled.weighted[index] = weighted
    filled.debt[index] = debt
    filled.error[index] = error
    if (error > filled.maxError) filled.maxError = error
  })
  return filled
}

export function makeFactors(capacity: number): AaveColumnFactors {
  return {
    value: new Float64Array(capacity),
    weighted: new Float64Array(capacity),
    debt: new Float64Array(capacity),
    error: new Float64Array(capacity),
    maxError: 1,
  }
}

function getFactor(state: AaveMarketState, key: AaveFactorKey) {
  const reserve = state.reserves[key.reserveId]
  if (reserve === undefined) return { value: 0, weighted: 0, debt: 0, error: 0 }
  const price = getAppliedPrice(state, key.eModeCategoryId, reserve)
  if (price === null) return { value: Number.NaN, weighted: Number.NaN, debt: Number.NaN, error: 0 }
  const unitValue = Number(price) / Number(pow10(reserve.decimals))
  const threshold = Number(getLiquidationThreshold(state, key, reserve.id)) / 10_000
  const ignored = reserve.liquidationThreshold === 0n && state.rules.zeroThreshold === 'ignored'
  const value = ignored ? 0 : (Number(reserve.liquidityIndex) / 1e27) * unitValue
  const growth =
    key.stableDebt === undefined
      ? reserve.variableBorrowIndex
      : getCompoundedInterest(key.stableDebt.rate, state.timestamp - key.stableDebt.lastUpdated)
  const debt = (Number(growth) / 1e27) * unitValue
  return { value, weighted: value * threshold, debt, error: 1 + unitValue }
}
