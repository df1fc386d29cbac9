import { describe, expect, test } from 'vitest'
import { sampleRows } from './sample-rows'

const rows = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('sampleRows', () => {
  test('default', () => {
    expect(sampleRows(rows(11), 6)).toEqual([0, 2, 4, 6, 8, 10])
  })

  test('behavior: few rows stay whole', () => {
    expect(sampleRows(rows(5), 5)).toEqual(rows(5))
    expect(sampleRows(rows(1), 5)).toEqual([0])
    expect(sampleRows([], 5)).toEqual([])
  })

  test('behavior: first and newest are always among them, in order, and not too many', () => {
    for (let count = 2; count < 300; count++) {
      const sampled = sampleRows(rows(count), 31)
      expect(sampled[0]).toBe(0)
      expect(sampled.at(-1)).toBe(count - 1)
      expect(sampled.length).toBeLessThanOrEqual(32)
      expect(sampled).toEqual(sampled.toSorted((a, b) => a - b))
    }
  })
})
