import { describe, expect, test } from 'vitest'
import { formatAtRisk, formatTokens, getShownRows, toViewParams } from './curve-view'

const row = (percent: number, collateralUsd: string, accounts: number) => ({
  percent,
  collateralUsd,
  debtUsd: '9',
  badDebtUsd: '0',
  accounts,
  assetAmount: collateralUsd,
})
const rows = [row(0, '1', 1), row(1, '10.5', 2), row(2, '10.5', 2), row(3, '20', 5)]

describe('getShownRows', () => {
  test('default', () => {
    expect(getShownRows(rows, 'cumulative')).toBe(rows)
  })

  test('behavior: by level each row has what it adds, and all of them make the last', () => {
    const shown = getShownRows(rows, 'level')
    expect(shown.map((each) => each.collateralUsd)).toEqual(['1', '9.5', '0', '9.5'])
    expect(shown.map((each) => each.assetAmount)).toEqual(['1', '9.5', '0', '9.5'])
    expect(shown.map((each) => each.accounts)).toEqual([1, 1, 0, 3])
    expect(shown.map((each) => each.percent)).toEqual([0, 1, 2, 3])
  })

  test('behavior: what is not known stays so', () => {
    const unknown = rows.map((each) => ({ ...each, assetAmount: null }))
    expect(getShownRows(unknown, 'level')[1]?.assetAmount).toBeNull()
  })
})

describe('formatAtRisk', () => {
  const one = { collateralUsd: '18200000', assetAmount: '7280.00000001' }

  test('default', () => {
    expect(formatAtRisk(one, { name: 'WETH', unit: 'usd' })).toBe('$18.2M')
    expect(formatAtRisk(one, { name: 'WETH', unit: 'asset' })).toBe('7,280.01 WETH')
  })

  test('error: an amount without a price is not known', () => {
    expect(formatAtRisk({ ...one, assetAmount: null }, { name: 'WETH', unit: 'asset' })).toBeNull()
  })
})

describe('formatTokens', () => {
  test('default', () => {
    expect(formatTokens('0')).toBe('0')
    expect(formatTokens('12.5')).toBe('12.5000')
  })
})

describe('toViewParams', () => {
  test('default', () => {
    expect(toViewParams({ mode: 'level', unit: 'asset' }, '0x1')).toEqual({
      mode: 'level',
      unit: 'asset',
    })
  })

  test('behavior: no amount of an asset where all collateral falls', () => {
    expect(toViewParams({ mode: 'cumulative', unit: 'asset' }, null)).toEqual({})
  })
})
