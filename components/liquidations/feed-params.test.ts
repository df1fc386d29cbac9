import { describe, expect, test } from 'vitest'
import { zLiquidationsQuery } from '@/lib/api/schema/query'
import { isFiltered, toFeedApiHref, toFeedHref } from './feed-params'

const account = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const filters = zLiquidationsQuery.parse({ account, from: '2026-01-31' })
const byAuction = zLiquidationsQuery.parse({ mechanism: 'auction' })

describe('toFeedHref', () => {
  test('default', () => {
    expect(toFeedHref(filters)).toBe(`/liquidations?account=${account}&from=2026-01-31`)
    expect(toFeedHref(byAuction)).toBe('/liquidations?mechanism=auction')
    expect(toFeedHref({})).toBe('/liquidations')
  })

  test('behavior: changed, and further on', () => {
    expect(toFeedHref(filters, { account: undefined, cursor: 'abc' })).toBe(
      '/liquidations?from=2026-01-31&cursor=abc',
    )
  })
})

describe('toFeedApiHref', () => {
  test('behavior: what it makes is what the API parses', () => {
    const url = new URL(toFeedApiHref(filters, { format: 'csv' }), 'http://x')
    expect(zLiquidationsQuery.parse(Object.fromEntries(url.searchParams))).toEqual({
      ...filters,
      format: 'csv',
    })
  })
})

describe('isFiltered', () => {
  test('default', () => {
    expect(isFiltered(filters)).toBe(true)
    expect(isFiltered(byAuction)).toBe(true)
    expect(isFiltered(zLiquidationsQuery.parse({}))).toBe(false)
  })
})
