import { describe, expect, test } from 'vitest'
import type { Market } from '@/lib/api/schema/market'
import { LEGACY_MARKET_ID, MARKET_ID } from '@/lib/api/testing/chain'
import { downMarket, legacyMarket, market, markets } from '@/lib/api/testing/markets'
import { getMarketFigures } from './get-market-figures'

const withTotals = (from: Market, totals: Partial<NonNullable<Market['totals']>>): Market => ({
  ...from,
  totals: from.totals && { ...from.totals, ...totals },
})

describe('getMarketFigures', () => {
  test('default: the extremes, with whose they are and their blocks', () => {
    const figures = getMarketFigures(markets)
    expect(figures.utilisation).toEqual({
      label: 'Highest',
      value: '80.0\u00a0%',
      of: { text: 'USDC in Aave v3.6 (local chain)', href: '/markets/demo-aave-v3' },
      asOf: { [MARKET_ID]: market.asOf },
      source: { [MARKET_ID]: market.source },
    })
    expect(figures.bonus?.value).toBe('5.0\u00a0%')
    expect(figures['oracle-latency']?.value).toBe('1\u00a0h old')
    expect(figures.depeg).toMatchObject({ value: '$1.0000' })
    expect(figures.oracle?.value).toMatch(/^\d+, \d+ stale; \d+ missing$/)
  })

  test('behavior: sums are over the markets that know, and speak of those blocks only', () => {
    const figures = getMarketFigures([
      withTotals(market, { badDebtUsd: '1000.5', deficitUsd: '312.5' }),
      withTotals(legacyMarket, { badDebtUsd: '499.5', deficitUsd: null }),
    ])
    expect(figures['bad-debt']?.value).toBe('$1.50k')
    expect(Object.keys(figures['bad-debt']?.asOf ?? {})).toEqual([MARKET_ID, LEGACY_MARKET_ID])
    expect(figures.deficit?.value).toBe('$313')
    expect(Object.keys(figures.deficit?.asOf ?? {})).toEqual([MARKET_ID])
  })

  test('behavior: the lowest coverage, rounded down', () => {
    const figures = getMarketFigures([market, { ...legacyMarket, coverage: '0.99999' }])
    expect(figures.coverage).toMatchObject({ value: '99.9\u00a0%' })
    expect(Object.keys(figures.coverage?.asOf ?? {})).toEqual([LEGACY_MARKET_ID])
  })

  test('error: markets that were not read have no number, never zero', () => {
    const figures = getMarketFigures([downMarket])
    expect(Object.values(figures).filter((figure) => figure !== undefined)).toEqual([])
  })
})
