import type { AaveColumns, AaveSweep } from '@/lib/risk/aave-v3/columns'
import type { CurveAmounts } from '../market-adapter'

/** TEMPORARY */
export function toCurveAmounts(options: {
  columns: AaveColumns
  sweep: AaveSweep
  reserveId: number | null
  levels: readonly number[]
  unit: number
}): CurveAmounts {
  const z = () => new Float64Array(options.levels.length)
  return { collateral: z(), debt: z(), accounts: z(), badDebt: z(), unpricedAccounts: 0 }
}
