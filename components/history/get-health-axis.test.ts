import { describe, expect, test } from 'vitest'
import { formatHealthTicks, getHealthAxis } from './get-health-axis'

describe('getHealthAxis', () => {
  test('default', () => {
    const { ticks, isCut } = getHealthAxis([1.05, 1.31, 1.2])
    expect(formatHealthTicks(ticks)).toEqual(['0.8', '1.0', '1.2', '1.4'])
    expect(isCut).toBe(false)
  })

  test('behavior: holds every value and 1, with water below it', () => {
    for (const values of [
      [1.002],
      [0.4, 1.2],
      [0],
      [1],
      [3.7, 9],
      [0.99, 1.01],
      [1.49],
      [2.5, 7.5],
    ]) {
      const { ticks } = getHealthAxis(values)
      const low = ticks[0] ?? Number.NaN
      const top = ticks.at(-1) ?? Number.NaN
      expect(low, String(values)).toBeLessThanOrEqual(Math.min(1, ...values))
      expect(top, String(values)).toBeGreaterThanOrEqual(Math.max(1, ...values))
      if (Math.min(...values) > 0) expect(low, String(values)).toBeLessThan(1)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(ticks.length).toBeLessThanOrEqual(6)
    }
  })

  test('behavior: what is far away does not flatten the rest, and is said to be cut', () => {
    const { ticks, isCut } = getHealthAxis([1.2, 4_000])
    expect(ticks.at(-1)).toBeLessThanOrEqual(12)
    expect(isCut).toBe(true)
  })
})
