import { describe, expect, test } from 'vitest'
import { getOracleTitle } from './price-status'

const of = (...statuses: ('fresh' | 'stale' | 'unknown-age' | 'unpriced')[]) =>
  getOracleTitle(statuses.map((status) => ({ status })))

describe('getOracleTitle', () => {
  test('default', () => {
    expect(of('fresh', 'fresh')).toBe('Every oracle answers in time')
  })

  test('behavior: what is wrong is said', () => {
    expect(of('fresh', 'stale')).toBe('1 of 2 are late')
    expect(of('unpriced', 'stale', 'fresh')).toBe('1 of 3 oracles give no price, 1 of 3 are late')
    expect(of('fresh', 'unknown-age')).toBe('Every oracle gives a price; not all tell its age')
  })
})
