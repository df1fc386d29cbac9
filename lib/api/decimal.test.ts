import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDecimalString, toDecimalString, toRatio } from './decimal'
import { zDecimal } from './schema/primitives'

const anyInteger = fc.bigInt({ min: -(2n ** 256n), max: 2n ** 256n })
const anyDecimals = fc.integer({ min: 0, max: 40 })

describe('toDecimalString', () => {
  test('default', () => {
    expect(toDecimalString(1_500_020_000n, 6)).toBe('1500.02')
  })

  test.each([
    [0n, 18, '0'],
    [0n, 0, '0'],
    [7n, 0, '7'],
    [1n, 18, '0.000000000000000001'],
    [-1n, 8, '-0.00000001'],
    [-150_000_000n, 8, '-1.5'],
    [100n, 2, '1'],
    [1_000n, 0, '1000'],
    [2n ** 256n - 1n, 0, (2n ** 256n - 1n).toString()],
  ])('behavior: %s with %s decimals is %s', (value, decimals, text) => {
    expect(toDecimalString(value, decimals)).toBe(text)
  })

  test('error: decimals that are no count', () => {
    expect(() => toDecimalString(1n, -1)).toThrow(RangeError)
    expect(() => toDecimalString(1n, 1.5)).toThrow(RangeError)
  })

  test('DECODE_ENCODE_IS_IDENTITY', () => {
    fc.assert(
      fc.property(anyInteger, anyDecimals, (value, decimals) => {
        expect(parseDecimalString(toDecimalString(value, decimals), decimals)).toBe(value)
      }),
    )
  })

  test('DECIMAL_IS_CANONICAL', () => {
    fc.assert(
      fc.property(anyInteger, anyDecimals, (value, decimals) => {
        const text = toDecimalString(value, decimals)
        expect(zDecimal.safeParse(text).success).toBe(true)
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/)
        expect(text).not.toBe('-0')
        expect(toDecimalString(value * 10n, decimals + 1)).toBe(text)
      }),
    )
  })
})

describe('parseDecimalString', () => {
  test('default', () => {
    expect(parseDecimalString('1500.02', 6)).toBe(1_500_020_000n)
  })

  test('behavior: zeros at the end are no digits', () => {
    expect(parseDecimalString('1.500', 1)).toBe(15n)
  })

  test.each(['', '1.', '.5', '1e3', '0x10', ' 1', '+1', 'NaN', '1,5'])(
    'error: %j is no decimal number',
    (text) => {
      expect(() => parseDecimalString(text, 18)).toThrow(RangeError)
    },
  )

  test('error: more digits than fit', () => {
    expect(() => parseDecimalString('1.23', 1)).toThrow('more than 1 decimals')
  })
})

describe('toRatio', () => {
  test('default', () => {
    expect(toRatio(8250n)).toBe('0.825')
    expect(toRatio(10_500n)).toBe('1.05')
    expect(toRatio(0n)).toBe('0')
  })
})
