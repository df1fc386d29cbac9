import { describe, expect, test } from 'vitest'
import { getAxisTicks } from './get-axis-ticks'

describe('getAxisTicks', () => {
  test('default: round steps from zero to the first at or above the largest', () => {
    expect(getAxisTicks(18_200_000)).toEqual([0, 5_000_000, 10_000_000, 15_000_000, 20_000_000])
    expect(getAxisTicks(8)).toEqual([0, 2, 4, 6, 8])
    expect(getAxisTicks(0.3)).toEqual([0, 0.1, 0.2, 0.3])
  })

  test.each([1e-7, 0.004, 1, 9.99, 10, 101, 123_456, 999_999, 1e6, 7.7e11, 1e24])(
    'behavior: %d lies within, in few steps of one size',
    (largest) => {
      const ticks = getAxisTicks(largest)
      const [zero, step = 0] = ticks
      const last = ticks.at(-1) ?? 0
      expect(zero).toBe(0)
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      expect(ticks.length).toBeLessThanOrEqual(5)
      expect(last).toBeGreaterThanOrEqual(largest * (1 - 1e-9))
      expect(last - step).toBeLessThan(largest)
      ticks.forEach((tick, index) => {
        expect(tick / (step * index || 1)).toBeCloseTo(index === 0 ? 0 : 1, 9)
      })
    },
  )

  test('behavior: nothing to show is an axis still', () => {
    expect(getAxisTicks(0)).toEqual([0, 1])
    expect(getAxisTicks(Number.NaN)).toEqual([0, 1])
  })
})
