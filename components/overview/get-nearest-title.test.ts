import { describe, expect, test } from 'vitest'
import { getNearestTitle } from './get-nearest-title'

const fall = { name: 'WETH', asset: '0x1', percent: 20, accounts: 1312 }

describe('getNearestTitle', () => {
  test('default', () => {
    expect(getNearestTitle(fall)).toBe(
      'Nearest to liquidation: 1,312 loans if WETH falls 20\u00a0%',
    )
  })

  test('behavior: today, one and none', () => {
    const title = (percent: number, accounts: number) =>
      getNearestTitle({ ...fall, percent, accounts })
    expect(title(0, 2)).toBe('Nearest to liquidation: 2 loans are past it today')
    expect(title(0, 1)).toBe('Nearest to liquidation: one loan is past it today')
    expect(title(0, 0)).toBe('Nearest to liquidation: none is past it today')
    expect(title(5, 1)).toBe('Nearest to liquidation: one loan if WETH falls 5\u00a0%')
    expect(title(5, 0)).toBe('Nearest to liquidation: none is reached if WETH falls 5\u00a0%')
  })

  test('error: without a curve it counts nothing', () => {
    expect(getNearestTitle(null)).toBe('Nearest to liquidation')
  })
})
