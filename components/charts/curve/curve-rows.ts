import type { Curve } from '@/lib/api/schema/curve'

export type CurveColumns = Pick<
  Curve,
  'levels' | 'collateralUsd' | 'debtUsd' | 'badDebtUsd' | 'accounts' | 'assetAmount'
>

/** One level of the curve: a fall in whole percent, dollars as the API's decimal strings. */
export type CurveRow = {
  percent: number
  collateralUsd: string
  debtUsd: string
  badDebtUsd: string
  accounts: number
  /** Tokens of the asset that falls in that collateral; null where there is none, or no price of it. */
  assetAmount: string | null
}

/**
 * The curve's columns as one row a level.
 *
 * @throws RangeError where a column is shorter than `levels`: a missing number is not zero
 */
export function getCurveRows(curve: CurveColumns): CurveRow[] {
  return curve.levels.map((level, index) => {
    const collateralUsd = curve.collateralUsd[index]
    const debtUsd = curve.debtUsd[index]
    const badDebtUsd = curve.badDebtUsd[index]
    const accounts = curve.accounts[index]
    const assetAmount = curve.assetAmount === null ? null : curve.assetAmount[index]
    if (
      collateralUsd === undefined ||
      debtUsd === undefined ||
      badDebtUsd === undefined ||
      accounts === undefined ||
      assetAmount === undefined
    ) {
      throw new RangeError(`The curve has no numbers at its level ${level}.`)
    }
    const percent = Math.round(level * 100)
    return { percent, collateralUsd, debtUsd, badDebtUsd, accounts, assetAmount }
  })
}

/** What is liquidatable at a fall in percent: the last level at or before it, for the curve is a step. */
export function getRowAt(rows: readonly CurveRow[], percent: number): CurveRow | undefined {
  return rows.findLast((row) => row.percent <= percent)
}

/** Every `step` percent and the chosen one: what a table of the curve shows. */
export function getTableRows(
  rows: readonly CurveRow[],
  { step, percent }: { step: number; percent: number },
): CurveRow[] {
  return rows.filter((row) => row.percent % step === 0 || row.percent === percent)
}
