import type { AaveColumns, AaveSweep } from '@/lib/risk/aave-v3/columns'
import { getRiskCurve } from '@/lib/risk/get-risk-curve'
import type { CurveAmounts } from '../market-adapter'

/**
 * The curve of a market's columns in dollars.
 * @param reserveId the asset that falls, wherever it is held or owed; `null`: all collateral
 * @param unit base currency units in 1
 * @param price of the asset that falls, base currency units; `null` where it is not known
 */
export function toCurveAmounts(options: {
  columns: AaveColumns
  sweep: AaveSweep
  reserveId: number | null
  levels: readonly number[]
  unit: number
  price: bigint | null
}): Omit<CurveAmounts, 'unpricedAccounts'> {
  const { columns, sweep, reserveId, levels, unit, price } = options
  const exposure = reserveId === null ? null : columns.computeExposure(reserveId)
  const curve = getRiskCurve({ rows: sweep, exposure, levels })
  const toUsd = (values: Float64Array) => values.map((value) => value / unit)
  return {
    collateral: toUsd(curve.collateral),
    assetAmount:
      reserveId === null || price === null || price === 0n
        ? null
        : curve.inAsset.map((value) => value / Number(price)),
    debt: toUsd(curve.debt),
    accounts: curve.accounts,
    badDebt: toUsd(curve.badDebt),
  }
}
