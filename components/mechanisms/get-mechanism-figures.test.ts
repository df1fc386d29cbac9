import { expect, test } from 'vitest'
import { allLiquidations, liquidation, toxicLiquidation } from '@/lib/api/testing/liquidations'
import { downMarket, market, markets } from '@/lib/api/testing/markets'
import { getMechanismFigures } from './get-mechanism-figures'

test('default: counts and sums of its own markets only', () => {
  const other = { ...market, id: 'other', protocol: 'sky' as const }
  const sales = [liquidation, { ...toxicLiquidation, market: 'other', blocksLate: 7 }]
  const figures = getMechanismFigures('sky', { markets: [market, other], liquidations: sales })
  expect(figures).toMatchObject({
    markets: 1,
    read: 1,
    borrowers: market.borrowers,
    liquidations: 1,
    takenUsd: toxicLiquidation.collateral.valueUsd,
    badDebtUsd: '312.5',
    badDebtUnknown: 0,
    medianBlocksLate: 7,
  })
})

test('behavior: what is not known is counted, not summed as nothing', () => {
  const figures = getMechanismFigures('aave-v3', { markets, liquidations: allLiquidations })
  expect(figures?.liquidations).toBe(allLiquidations.length)
  expect(figures?.unpriced).toBe(2)
  expect(figures?.badDebtUnknown).toBe(2)
})

test('behavior: the range is of what counts as collateral', () => {
  const [asset] = market.assets
  if (!asset) throw new Error('no asset')
  const assets = ['1.05', '1.1', '1.02'].map((liquidationBonus, index) => ({
    ...asset,
    liquidationBonus,
    liquidationThreshold: index === 2 ? '0' : '0.8',
  }))
  const figures = getMechanismFigures('aave-v3', {
    markets: [{ ...market, assets }],
    liquidations: [],
  })
  expect(figures?.surcharge).toEqual({ least: '1.05', most: '1.1' })
  expect(figures?.medianBlocksLate).toBeNull()
})

test('behavior: a protocol that is not followed has no figures, one not read yet says so', () => {
  expect(getMechanismFigures('sky', { markets, liquidations: [] })).toBeNull()
  const figures = getMechanismFigures('aave-v3', { markets: [downMarket], liquidations: [] })
  expect(figures?.read).toBe(0)
})
