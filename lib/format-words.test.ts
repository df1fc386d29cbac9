import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatAddress,
  formatAge,
  formatDuration,
  formatList,
  formatSymbol,
  formatTime,
} from './format'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('time', () => {
  test.each([
    [0, '0 s'],
    [-3, '0 s'],
    [6.9, '6 s'],
    [59, '59 s'],
    [60, '1 min'],
    [660, '11 min'],
    [3599, '59 min'],
    [10_800, '3 h'],
    [172_800, '2 d'],
    [86_400_000, '1,000 d'],
  ])('default: %d seconds ago is %s', (seconds, text) => {
    expect(plain(formatAge(seconds))).toBe(text)
  })

  test.each([
    [30, 'less than a minute'],
    [60, '1 minute'],
    [3600 * 5, '5 hours'],
    [86_400 * 12, '12 days'],
    [2_629_800, '1 month'],
    [31_557_600 * 4.9, '4 years'],
  ])('default: %d seconds is %s', (seconds, text) => {
    expect(plain(formatDuration(seconds))).toBe(text)
  })

  test('default: formatTime', () => {
    expect(formatTime('2026-01-31T14:03:59Z')).toBe('2026-01-31 14:03 UTC')
  })

  test('error: no time', () => {
    expect(() => formatTime('yesterday')).toThrow(RangeError)
  })
})

test('formatAddress', () => {
  expect(formatAddress('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed')).toBe('0x5aAe…eAed')
})

describe('formatSymbol', () => {
  test('default', () => {
    expect(formatSymbol('wstETH')).toBe('wstETH')
    expect(formatSymbol('USD₮0')).toBe('USD₮0')
  })

  test('behavior: direction marks and controls go, length is cut, nothing is not empty', () => {
    expect(formatSymbol('A\u202eB\u0000C\u200f')).toBe('ABC')
    expect(formatSymbol('\u202e \u200b')).toBe('unnamed')
    expect(formatSymbol('x'.repeat(10_000))).toBe(`${'x'.repeat(19)}…`)
  })

  test('SYMBOL_INERT: no control or format characters, 20 at most', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (symbol) => {
        const shown = formatSymbol(symbol)
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}]/u)
        expect([...shown].length).toBeGreaterThan(0)
        expect([...shown].length).toBeLessThanOrEqual(20)
      }),
    )
  })
})

describe('a list', () => {
  test.each([
    [[], ''],
    [['A'], 'A'],
    [['A', 'B'], 'A and B'],
    [['A', 'B', 'C'], 'A, B and C'],
  ])('default: %j is %s', (words, text) => {
    expect(formatList(words)).toBe(text)
  })

  test('behavior: one of them', () => {
    expect(formatList(['A', 'B', 'C'], 'or')).toBe('A, B or C')
  })
})
