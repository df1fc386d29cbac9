import fc from 'fast-check'
import { parseUnits } from 'viem'
import { describe, expect, test } from 'vitest'
import {
  formatBlockNumber,
  formatBonus,
  formatDistance,
  formatHealthFactor,
  formatLeverage,
  formatParameter,
  formatPercent,
  formatWad,
} from './format'

const WAD = 10n ** 18n
/** What a shown number says, as a wad. */
const toWad = (text: string) => parseUnits(text.replaceAll(',', ''), 18)
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('formatHealthFactor', () => {
  test.each([
    ['1220727482193055612', '1.22'],
    ['999990000000000000', '0.9999'],
    ['999999999999999999', '0.9999'],
    ['1000000000000000000', '1.0000'],
    ['1000040000000000000', '1.0000'],
    ['1099999999999999999', '1.0999'],
    ['1100000000000000000', '1.10'],
    ['1499999999999999999', '1.49'],
    ['0', '0.0000'],
    ['1', '0.0000'],
    ['999999999999999999999', '999.99'],
    ['1234567000000000000000', '1,234'],
    ['4299999000000000000000000', '4.29M'],
  ])('default: %s is %s', (wad, text) => {
    expect(formatHealthFactor(wad)).toBe(text)
  })

  test('HEALTH_ROUNDED_TO_DANGER: what is shown is never more than what is, and on its side of 1', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 900n * WAD }), (wad) => {
        const shown = toWad(formatHealthFactor(wad))
        expect(shown <= wad).toBe(true)
        expect(wad - shown < WAD / 100n).toBe(true)
        expect(shown < WAD).toBe(wad < WAD)
      }),
    )
  })

  test('HEALTH_NEAR_ONE: never rounds across 1, however near', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), (gap) => {
        expect(formatHealthFactor(WAD - gap).startsWith('0.9')).toBe(true)
        expect(formatHealthFactor(WAD + gap - 1n).startsWith('1.0')).toBe(true)
      }),
    )
  })
})

test('formatWad: every decimal', () => {
  expect(formatWad('1220727482193055612')).toBe('1.220727482193055612')
})

describe('percent', () => {
  test('default', () => {
    expect(plain(formatPercent('0.0492', 2))).toBe('4.92 %')
    expect(plain(formatPercent('-0.221'))).toBe('\u221222.1 %')
    expect(plain(formatParameter('0.825'))).toBe('82.5 %')
    expect(plain(formatParameter('0.8255'))).toBe('82.55 %')
    expect(plain(formatParameter('0.78'))).toBe('78.0 %')
    expect(plain(formatBonus('1.05'))).toBe('5.0 %')
    expect(plain(formatBonus('1.0625'))).toBe('6.25 %')
    expect(plain(formatBonus('1'))).toBe('0.0 %')
    expect(plain(formatBonus('0.9'))).toBe('\u221210.0 %')
  })

  test.each([
    ['0.22119', '22.1 %'],
    ['0.9999', '99.9 %'],
    ['0.00999', '0.99 %'],
    ['0.00005', '<0.01 %'],
    ['0', '0.00 %'],
    ['-0.00001', '\u22120.01 %'],
    ['-0.0501', '\u22125.01 %'],
    ['1', '100.0 %'],
    ['12.2049', '1,220.4 %'],
  ])('behavior: distance %s is %s, rounded towards danger', (ratio, text) => {
    expect(plain(formatDistance(ratio))).toBe(text)
  })

  test('DISTANCE_NEVER_OVERSTATED', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: WAD / 10_000n, max: 5n * WAD }), (distance) => {
        const ratio = `${distance / WAD}.${(distance % WAD).toString().padStart(18, '0')}`
        const shown = toWad(formatDistance(ratio).slice(0, -2))
        expect(shown <= distance * 100n).toBe(true)
        expect(distance * 100n - shown < WAD / 10n).toBe(true)
      }),
    )
  })
})

test('formatLeverage: rounded up', () => {
  expect(plain(formatLeverage('3.01'))).toBe('3.1 ×')
  expect(plain(formatLeverage('3'))).toBe('3.0 ×')
  expect(plain(formatLeverage('12345.6'))).toBe('12,346 ×')
})

test('formatBlockNumber', () => {
  expect(formatBlockNumber(21930114)).toBe('21,930,114')
  expect(formatBlockNumber(0)).toBe('0')
})
