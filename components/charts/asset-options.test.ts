import { describe, expect, test } from 'vitest'
import type { MarketAsset } from '@/lib/api/schema/market'
import { legacyMarket, market } from '@/lib/api/testing/markets'
import { findAsset, getAssetOptions, getListedAssets } from './asset-options'

const [base] = market.assets
if (!base) throw new Error('the fixture has assets')
const asset = (digit: string, changes: Partial<MarketAsset>): MarketAsset => ({
  ...base,
  address: `0x${digit.repeat(40)}`,
  ...changes,
})

describe('getAssetOptions', () => {
  test('default', () => {
    const assets = [
      asset('1', { symbol: 'WBTC', suppliedUsd: '10' }),
      asset('2', { symbol: 'WETH', suppliedUsd: '30' }),
    ]
    expect(getAssetOptions([{ assets, eModes: [] }]).map((option) => option.label)).toEqual([
      'WETH',
      'WBTC',
    ])
  })

  test('behavior: one option an asset, its supplies added over the markets', () => {
    const one = [asset('1', { suppliedUsd: '20' }), asset('2', { symbol: 'B', suppliedUsd: '30' })]
    const other = [asset('1', { suppliedUsd: '20' })]
    const options = getAssetOptions([
      { assets: one, eModes: [] },
      { assets: other, eModes: [] },
    ])
    expect(options.map((option) => option.address[2])).toEqual(['1', '2'])
    expect(getAssetOptions([market, legacyMarket])).toHaveLength(
      new Set(getAssetOptions([market, legacyMarket]).map((option) => option.address)).size,
    )
  })

  test('behavior: what is no collateral can’t sell anybody', () => {
    const assets = [asset('1', { liquidationThreshold: '0' }), asset('2', { supplied: '0' })]
    expect(getAssetOptions([{ assets, eModes: [] }])).toEqual([])
  })

  test('behavior: what is collateral in an eMode alone counts', () => {
    const [eMode] = market.eModes
    if (!eMode) throw new Error('the fixture has an eMode')
    const only = asset('1', { liquidationThreshold: '0' })
    const options = getAssetOptions([
      { assets: [only], eModes: [{ ...eMode, collateral: [only.address] }] },
    ])
    expect(options).toHaveLength(1)
  })

  test('behavior: namesakes carry their address', () => {
    const assets = [asset('1', { symbol: 'USDC' }), asset('2', { symbol: 'US\u200bDC' })]
    expect(getAssetOptions([{ assets, eModes: [] }]).map((option) => option.label)).toEqual([
      'USDC 0x1111…1111',
      'USDC 0x2222…2222',
    ])
  })
})

describe('getListedAssets', () => {
  test('behavior: what is only lent and borrowed is listed too', () => {
    const assets = [asset('1', { liquidationThreshold: '0' }), asset('2', { supplied: '0' })]
    expect(getListedAssets([{ assets }])).toHaveLength(2)
  })
})

describe('findAsset', () => {
  const options = getListedAssets([market])

  test('default', () => {
    const [first] = options
    expect(findAsset(options, first?.address.toLowerCase())).toBe(first)
  })

  test('error: none', () => {
    expect(findAsset(options, null)).toBeUndefined()
    expect(findAsset(options, '0x')).toBeUndefined()
  })
})
