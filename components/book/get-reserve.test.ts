import { describe, expect, test } from 'vitest'
import { getReserve, getWantedRows } from './get-reserve'

describe('getReserve', () => {
  test('default', () => {
    expect(getReserve({ count: 50, total: 100_000 }, 41)).toBe(99_950 * 41)
  })

  test('behavior: rows in place and rows to come are as tall as all of them, whatever was read', () => {
    for (const count of [50, 250, 99_999, 100_000]) {
      expect(count * 41 + getReserve({ count, total: 100_000 }, 41)).toBe(4_100_000)
    }
  })

  test('behavior: never taller than a browser draws, never negative', () => {
    expect(getReserve({ count: 50, total: 200_000 }, 199) + 50 * 199).toBe(17_500_000)
    expect(getReserve({ count: 160_000, total: 200_000 }, 199)).toBe(0)
    expect(getReserve({ count: 12, total: 10 }, 41)).toBe(0)
  })

  test('error: without a total nothing is kept free', () => {
    expect(getReserve({ count: 50, total: null }, 41)).toBe(0)
  })
})

describe('getWantedRows', () => {
  test('default', () => {
    expect(getWantedRows({ top: 900, windowHeight: 900 }, 41)).toBe(22)
    expect(getWantedRows({ top: -4_000_000, windowHeight: 900 }, 41)).toBe(97_605)
  })

  test('behavior: far below the window none', () => {
    expect(getWantedRows({ top: 5_000, windowHeight: 900 }, 41)).toBe(0)
  })
})
