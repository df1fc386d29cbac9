import type { AaveColumns, AaveSweep } from '@/lib/risk/aave-v3/columns'
import { getRiskCurve } from '@/lib/risk/get-risk-curve'
import type { CurveAmounts } from '../market-adapter'

/**
 * The curve of a market's columns in dollars.
 * @param reserveId the asset that falls, wherever it is held or owed; `null`: all collateral
 * @param unit base currency units in 1
 */
export function toCurveAmounts(options: {
  columns: AaveColumns
  sweep: AaveSweep
  reserveId: number | null
  levels: readonly number[]
  unit: number
}): Omit<CurveAmounts, 'unpricedAccounts'> {
  const { columns, sweep, reserveId, levels, unit } = options
  const exposure = reserveId === null ? null : columns.computeExposure(reserveId)
  const curve = getRiskCurve({ rows: sweep, exposure, levels })
  const toUsd = (values: Float64Array) => values.map((value) => value / unit)
  return {
    collateral: toUsd(curve.collateral),
    debt: toUsd(curve.debt),
    accounts: curve.accounts,
    badDebt: toUsd(curve.badDebt),
  }
}
