import { describe, expect, test } from 'vitest'
import { getCurvePoints, getPointAt } from './curve-points'

const curve = {
  levels: [0, 0.01, 0.02],
  collateralUsd: ['0', '10.5', '20'],
  debtUsd: ['0', '9', '18'],
  badDebtUsd: ['0', '0', '1.25'],
  accounts: [0, 1, 3],
}

describe('getCurvePoints', () => {
  test('default', () => {
    expect(getCurvePoints(curve)).toEqual([
      { percent: 0, collateralUsd: 0, debtUsd: 0, badDebtUsd: 0, accounts: 0 },
      { percent: 1, collateralUsd: 10.5, debtUsd: 9, badDebtUsd: 0, accounts: 1 },
      { percent: 2, collateralUsd: 20, debtUsd: 18, badDebtUsd: 1.25, accounts: 3 },
    ])
  })

  test('error: a column that is too short is no zero', () => {
    expect(() => getCurvePoints({ ...curve, accounts: [0, 1] })).toThrow(RangeError)
  })
})

describe('getPointAt', () => {
  const points = getCurvePoints(curve)

  test('default', () => {
    expect(getPointAt(points, 0.01)?.accounts).toBe(1)
  })

  test('behavior: between two levels the earlier one holds', () => {
    expect(getPointAt(points, 0.0199)?.accounts).toBe(1)
    expect(getPointAt(points, 0.9)?.accounts).toBe(3)
  })

  test('behavior: floating point does not lose a level', () => {
    const many = Array.from({ length: 101 }, (_, percent) => ({
      percent,
      collateralUsd: percent,
      debtUsd: 0,
      badDebtUsd: 0,
      accounts: 0,
    }))
    for (let percent = 0; percent <= 100; percent++) {
      expect(getPointAt(many, percent / 100)?.percent).toBe(percent)
    }
  })

  test('error: a curve without levels has no point', () => {
    expect(getPointAt([], 0.2)).toBeUndefined()
  })
})
