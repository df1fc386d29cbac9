import { describe, expect, test } from 'vitest'
import { curve } from '@/lib/api/testing/curve'
import { getCurveTitle, getFallingName, getTitleOfCurve } from './curve-title'

describe('getCurveTitle', () => {
  test('default', () => {
    expect(getCurveTitle('WETH', { percent: 20, row: { collateralUsd: '18200000.4' } })).toBe(
      'Up to $18.2M is sold if WETH falls 20\u00a0%',
    )
  })

  test('behavior: no fall is today', () => {
    expect(getCurveTitle('WETH', { percent: 0, row: { collateralUsd: '84120' } })).toBe(
      'Up to $84.1k is sold at today’s prices',
    )
  })

  test('behavior: nothing is said as nothing', () => {
    expect(getCurveTitle('all collateral', { percent: 10, row: { collateralUsd: '0' } })).toBe(
      'Nothing is sold if all collateral falls 10\u00a0%',
    )
  })

  test('error: a curve without numbers is not known, not nothing', () => {
    expect(getCurveTitle('WETH', { percent: 20, row: undefined })).toBe(
      'What is sold if WETH falls 20\u00a0% is not known',
    )
  })
})

describe('getCurveTitle by level and in the asset', () => {
  const row = { collateralUsd: '1200000', assetAmount: '480' }

  test('default', () => {
    const view = { mode: 'level', unit: 'asset' } as const
    expect(getCurveTitle('WETH', { percent: 20, row, view })).toBe(
      'Up to 480.0000 WETH more is sold as WETH falls from 19\u00a0% to 20\u00a0%',
    )
    expect(getCurveTitle('WETH', { percent: 0, row, view })).toBe(
      'Up to 480.0000 WETH is sold at today’s prices',
    )
  })

  test('behavior: a step that adds nothing', () => {
    const view = { mode: 'level', unit: 'usd' } as const
    expect(getCurveTitle('WETH', { percent: 3, row: { collateralUsd: '0' }, view })).toBe(
      'Nothing more is sold as WETH falls from 2\u00a0% to 3\u00a0%',
    )
  })

  test('error: an asset without a price has no amount', () => {
    const view = { mode: 'cumulative', unit: 'asset' } as const
    expect(getCurveTitle('WETH', { percent: 3, row: { ...row, assetAmount: null }, view })).toBe(
      'What is sold if WETH falls 3\u00a0% is not known',
    )
  })
})

describe('getTitleOfCurve', () => {
  test('default', () => {
    expect(getTitleOfCurve(curve, 20)).toMatch(/^Up to \$.* is sold if all collateral falls 20/)
  })

  test('error: the zeros of a curve without a block are none', () => {
    expect(getTitleOfCurve({ ...curve, asOf: {} }, 20)).toBeNull()
  })
})

describe('getFallingName', () => {
  const asset = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'

  test('default', () => {
    expect(getFallingName({ asset, symbol: 'WETH' })).toBe('WETH')
    expect(getFallingName({ asset: null, symbol: null })).toBe('all collateral')
  })

  test('behavior: a hostile symbol is made harmless, a missing one is the address', () => {
    expect(getFallingName({ asset, symbol: '\u202eHTEW' })).toBe('HTEW')
    expect(getFallingName({ asset, symbol: null })).toBe(asset)
  })
})
