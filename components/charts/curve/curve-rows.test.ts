import { describe, expect, test } from 'vitest'
import { getCurveRows, getRowAt, getTableRows } from './curve-rows'

const curve = {
  levels: [0, 0.01, 0.02],
  collateralUsd: ['0', '10.5', '20'],
  debtUsd: ['0', '9', '18'],
  badDebtUsd: ['0', '0', '1.25'],
  accounts: [0, 1, 3],
  assetAmount: ['0', '0.5', '1'],
}
const whole = getCurveRows({
  levels: Array.from({ length: 101 }, (_, percent) => percent / 100),
  collateralUsd: Array.from({ length: 101 }, (_, percent) => String(percent)),
  debtUsd: Array.from({ length: 101 }, () => '0'),
  badDebtUsd: Array.from({ length: 101 }, () => '0'),
  accounts: Array.from({ length: 101 }, () => 0),
  assetAmount: null,
})

describe('getCurveRows', () => {
  test('default', () => {
    expect(getCurveRows(curve)[2]).toEqual({
      percent: 2,
      collateralUsd: '20',
      debtUsd: '18',
      badDebtUsd: '1.25',
      accounts: 3,
      assetAmount: '1',
    })
  })

  test('behavior: floating point does not lose a level', () => {
    expect(whole.map((row) => row.percent)).toEqual(whole.map((row) => Number(row.collateralUsd)))
  })

  test('error: a column that is too short is no zero', () => {
    expect(() => getCurveRows({ ...curve, accounts: [0, 1] })).toThrow(RangeError)
  })
})

describe('getRowAt', () => {
  test('default', () => {
    expect(getRowAt(getCurveRows(curve), 1)?.accounts).toBe(1)
  })

  test('behavior: beyond the last level that one holds', () => {
    expect(getRowAt(getCurveRows(curve), 90)?.accounts).toBe(3)
  })

  test('error: a curve without levels has no row', () => {
    expect(getRowAt([], 20)).toBeUndefined()
  })
})

describe('getTableRows', () => {
  test('default', () => {
    const rows = getTableRows(whole, { step: 10, percent: 23 })
    expect(rows.map((row) => row.percent)).toEqual([0, 10, 20, 23, 30, 40, 50, 60, 70, 80, 90, 100])
  })
})
