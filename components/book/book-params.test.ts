import { describe, expect, test } from 'vitest'
import { zBookQuery } from '@/lib/api/schema/query'
import { isFiltered, toBookApiHref, toBookHref, toBookPageHref } from './book-params'

const filters = zBookQuery.parse({ market: 'aave', minDebtUsd: '100', sort: 'debt' })
const plain = zBookQuery.parse({})

describe('toBookHref', () => {
  test('default', () => {
    expect(toBookHref(filters)).toBe('/accounts?market=aave&minDebtUsd=100&sort=debt')
  })

  test('behavior: the usual order is not in the URL', () => {
    expect(toBookHref(filters, { sort: 'distance', market: undefined })).toBe(
      '/accounts?minDebtUsd=100',
    )
    expect(toBookHref(plain)).toBe('/accounts')
  })
})

describe('toBookPageHref', () => {
  test('default', () => {
    expect(toBookPageHref(filters, 'abc')).toBe(
      '/accounts?market=aave&minDebtUsd=100&sort=debt&cursor=abc',
    )
  })
})

describe('toBookApiHref', () => {
  test('default', () => {
    expect(toBookApiHref(plain, { format: 'csv' })).toBe('/api/v1/accounts?format=csv')
    expect(toBookApiHref(filters, { cursor: 'abc', limit: 200 })).toBe(
      '/api/v1/accounts?market=aave&minDebtUsd=100&sort=debt&cursor=abc&limit=200',
    )
  })

  test('behavior: what it makes is what the API parses', () => {
    const url = new URL(toBookApiHref(filters, { cursor: 'abc', limit: 200 }), 'http://x')
    expect(zBookQuery.parse(Object.fromEntries(url.searchParams))).toEqual({
      ...filters,
      cursor: 'abc',
      limit: 200,
    })
  })
})

describe('isFiltered', () => {
  test('default', () => {
    expect(isFiltered(filters)).toBe(true)
    expect(isFiltered({ ...plain, sort: 'debt' })).toBe(false)
  })
})
