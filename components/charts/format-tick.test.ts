import { describe, expect, test } from 'vitest'
import { formatTick, formatTokenTick } from './format-tick'

describe('formatTick', () => {
  test.each([
    [0, '0'],
    [1, '$1'],
    [0.25, '$0.25'],
    [0.5, '$0.5'],
    [20, '$20'],
    [100, '$100'],
    [20_000, '$20k'],
    [2_500_000, '$2.5M'],
    [1_250_000, '$1.25M'],
    [200_000_000, '$200M'],
    [1_000_000_000, '$1B'],
  ])('default: %d is %s', (value, text) => {
    expect(formatTick(value)).toBe(text)
  })

  test('behavior: tokens have no dollar sign', () => {
    expect(formatTokenTick(2_500)).toBe('2.5k')
  })
})
