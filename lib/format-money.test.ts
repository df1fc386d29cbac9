import fc from 'fast-check'
import { parseUnits } from 'viem'
import { describe, expect, test } from 'vitest'
import { formatAmount, formatAmountExact, formatPrice, formatUsd, formatUsdCompact } from './format'

const WAD = 10n ** 18n
/** What a shown number says, as a wad. */
const toWad = (text: string) => parseUnits(text.replaceAll(',', ''), 18)

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
