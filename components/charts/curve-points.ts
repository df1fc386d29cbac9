import type { Curve } from '@/lib/api/schema/curve'

/** One level of the curve. Numbers for drawing; the decimal strings stay for text and tables. */
export type CurvePoint = {
  /** Fall in whole percent. */
  percent: number
  collateralUsd: number
  debtUsd: number
  badDebtUsd: number
  accounts: number
}

export type CurveColumns = Pick<
  Curve,
  'levels' | 'collateralUsd' | 'debtUsd' | 'badDebtUsd' | 'accounts'
>

/**
 * The curve's columns as points.
 *
 * @throws RangeError where a column is shorter than `levels`: a missing number is not zero
 */
export function getCurvePoints(curve: CurveColumns): CurvePoint[] {
  return curve.levels.map((level, index) => {
    const collateralUsd = curve.collateralUsd[index]
    const debtUsd = curve.debtUsd[index]
    const badDebtUsd = curve.badDebtUsd[index]
    const accounts = curve.accounts[index]
    if (
      collateralUsd === undefined ||
      debtUsd === undefined ||
      badDebtUsd === undefined ||
      accounts === undefined
    ) {
      throw new RangeError(`The curve has no numbers at its level ${level}.`)
    }
    return {
      percent: Math.round(level * 100),
      collateralUsd: Number(collateralUsd),
      debtUsd: Number(debtUsd),
      badDebtUsd: Number(badDebtUsd),
      accounts,
    }
  })
}

/** What is liquidatable at a fall (0 to 1): the last level at or before it, for the curve is a step. */
export function getPointAt(points: readonly CurvePoint[], fall: number): CurvePoint | undefined {
  const percent = fall * 100 + 1e-6
  return points.findLast((point) => point.percent <= percent)
}
