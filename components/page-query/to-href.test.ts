import { describe, expect, test } from 'vitest'
import { toHref } from './to-href'

describe('toHref', () => {
  test('default', () => {
    expect(toHref('/accounts', { market: 'aave-v3', sort: 'debt' })).toBe(
      '/accounts?market=aave-v3&sort=debt',
    )
  })

  test('behavior: what is not set is left out, zero stays', () => {
    expect(toHref('/', { asset: undefined, market: '', fall: 0, cursor: null })).toBe('/?fall=0')
    expect(toHref('/markets')).toBe('/markets')
  })

  test('behavior: values are escaped', () => {
    expect(toHref('/accounts', { market: 'a:b&c=d' })).toBe('/accounts?market=a%3Ab%26c%3Dd')
  })
})
