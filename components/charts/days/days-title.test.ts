import { describe, expect, test } from 'vitest'
import { sumUsd } from '../sum-usd'
import { getDaysTitle } from './days-title'

const day = (date: string, count: number, usd: string, unpriced = 0) => ({
  day: date,
  count,
  collateralUsd: usd,
  debtUsd: usd,
  unpriced,
})

describe('getDaysTitle', () => {
  test('default', () => {
    const days = [day('2025-10-09', 20, '1900000.5'), day('2025-10-10', 8, '20000')]
    expect(getDaysTitle(days)).toBe(
      '28 liquidations in 2 days took $1.92M of collateral, most on 9 Oct',
    )
  })

  test('behavior: no day is named where none stands out', () => {
    expect(getDaysTitle([day('2025-10-09', 1, '5'), day('2025-10-10', 1, '5')])).toBe(
      '2 liquidations in 2 days took $10 of collateral',
    )
  })

  test('behavior: none', () => {
    expect(getDaysTitle([day('2025-10-09', 0, '0'), day('2025-10-10', 0, '0')])).toBe(
      'No liquidation in 2 days',
    )
  })

  test('behavior: what has no known value is not counted as nothing', () => {
    expect(getDaysTitle([day('2025-10-09', 3, '12000', 1), day('2025-10-10', 0, '0')])).toBe(
      '3 liquidations in 2 days took at least $12.0k of collateral, most on 9 Oct',
    )
    expect(getDaysTitle([day('2025-10-09', 2, '0', 2)])).toBe(
      '2 liquidations in one day, of unknown value',
    )
  })

  test('error: no days is not known', () => {
    expect(getDaysTitle([])).toBe('Liquidations per day are not known')
  })
})

describe('sumUsd', () => {
  test('default', () => {
    expect(sumUsd(['0.1', '0.2', '-0.05'])).toBe('0.25')
    expect(sumUsd([])).toBe('0')
  })

  test('error: what is no number', () => {
    expect(() => sumUsd(['1', 'n/a'])).toThrow(RangeError)
  })
})
