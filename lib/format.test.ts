import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatAddress,
  formatAge,
  formatAmount,
  formatAmountExact,
  formatBlockNumber,
  formatBonus,
  formatDistance,
  formatDuration,
  formatHealthFactor,
  formatLeverage,
  formatParameter,
  formatPercent,
  formatPrice,
  formatSymbol,
  formatTime,
  formatUsd,
  formatUsdCompact,
  formatWad,
} from './format'

const WAD = 10n ** 18n
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
/** What a shown number says, as a wad. */
const toWad = (text: string) => {
  const [whole = '', fraction = ''] = text.replaceAll(',', '').replace('\u2212', '-').split('.')
  const size = BigInt(whole.replace('-', '')) * WAD + BigInt(fraction.padEnd(18, '0'))
  return whole.startsWith('-') ? -size : size
}

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

describe('formatUsd', () => {
  test.each([
    ['1500.02', '$1,500.02'],
    ['0', '$0.00'],
    ['0.004', '<$0.01'],
    ['-0.004', '>\u2212$0.01'],
    ['-210', '\u2212$210.00'],
    ['186402.125', '$186,402.13'],
    ['0.995', '$1.00'],
    ['123456789012345678901234.5', '$123,456,789,012,345,678,901,234.50'],
  ])('default: %s is %s', (usd, text) => {
    expect(formatUsd(usd)).toBe(text)
  })

  test('error: what is no decimal number', () => {
    expect(() => formatUsd('1e5')).toThrow(RangeError)
    expect(() => formatUsd('')).toThrow(RangeError)
    expect(() => formatUsd('NaN')).toThrow(RangeError)
  })
})

describe('formatUsdCompact', () => {
  test.each([
    ['4210000', '$4.21M'],
    ['98000', '$98.0k'],
    ['220000', '$220k'],
    ['41200', '$41.2k'],
    ['1310000', '$1.31M'],
    ['412600000', '$413M'],
    ['1000000000', '$1.00B'],
    ['815.4', '$815'],
    ['78.11', '$78'],
    ['7.81', '$7.81'],
    ['0.001', '<$0.01'],
    ['0', '$0.00'],
    ['999.4', '$999'],
    ['999.6', '$1.00k'],
    ['999949.99', '$1.00M'],
    ['999499.99', '$999k'],
    ['-1500', '\u2212$1.50k'],
    ['1234567890123456', '$1,235T'],
  ])('default: %s is %s', (usd, text) => {
    expect(formatUsdCompact(usd)).toBe(text)
  })

  test('COMPACT_WITHIN_HALF_PERCENT: three digits hold', () => {
    const exponent = { k: 3, M: 6, B: 9, T: 12 } as Record<string, number>
    fc.assert(
      fc.property(fc.bigInt({ min: 1000n, max: 10n ** 15n }), (usd) => {
        const text = formatUsdCompact(usd.toString()).slice(1)
        const scale = 10n ** BigInt(exponent[text.slice(-1)] ?? 0)
        const shown = toWad(text.replace(/[kMBT]$/, '')) * scale
        const off = shown > usd * WAD ? shown - usd * WAD : usd * WAD - shown
        expect(off * 200n <= usd * WAD).toBe(true)
      }),
    )
  })
})

describe('formatPrice', () => {
  test.each([
    ['2435.7561', 'up', '$2,435.76'],
    ['2435.7501', 'up', '$2,435.76'],
    ['2435.7599', 'down', '$2,435.75'],
    ['0.9998', 'nearest', '$0.9998'],
    ['1.22072', 'down', '$1.2207'],
    ['0.000012345', 'nearest', '$0.00001235'],
    ['91234', 'nearest', '$91,234.00'],
    ['0', 'nearest', '$0.00'],
  ] as const)('default: %s %s is %s', (usd, rounding, text) => {
    expect(formatPrice(usd, rounding)).toBe(text)
  })
})

describe('formatAmount', () => {
  test.each([
    ['48200000000000000000', 18, '48.2000'],
    ['124627310000', 6, '124,627.31'],
    ['39000000', 8, '0.3900'],
    ['123456789', 18, '0.0000000001234'],
    ['1', 0, '1'],
    ['0', 6, '0'],
    ['1', 6, '0.000001'],
    ['4210000000000000000000000000', 18, '4.21B'],
    ['-48200000000000000000', 18, '\u221248.2000'],
  ])('default: %s with %i decimals is %s', (amount, decimals, text) => {
    expect(formatAmount(amount, { decimals })).toBe(text)
  })

  test('behavior: rounds as told', () => {
    expect(formatAmount('1000011', { decimals: 6 })).toBe('1.0000')
    expect(formatAmount('1000011', { decimals: 6, rounding: 'up' })).toBe('1.0001')
  })

  test('AMOUNT_NEVER_ZERO: what is there does not read as nothing', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 36n }),
        fc.integer({ min: 0, max: 36 }),
        (amount, decimals) => {
          expect(formatAmount(amount, { decimals })).toMatch(/[1-9]/)
        },
      ),
    )
  })

  test('EXACT_AMOUNT_ROUND_TRIP: every digit is there', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (amount) => {
        expect(toWad(formatAmountExact(amount, 18))).toBe(amount)
      }),
    )
    expect(formatAmountExact('1500000', 0)).toBe('1,500,000')
    expect(formatAmountExact('1500020000', 6)).toBe('1,500.02')
  })
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
