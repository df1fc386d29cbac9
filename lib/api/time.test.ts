import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseIso, toIso } from './time'

test('default', () => {
  expect(toIso(1_767_225_600)).toBe('2026-01-01T00:00:00Z')
  expect(toIso(1_767_225_600n)).toBe('2026-01-01T00:00:00Z')
})

test('behavior: a bare date is its first UTC second, an offset is honoured', () => {
  expect(parseIso('2026-01-01')).toBe(1_767_225_600)
  expect(parseIso('2026-01-01T01:00:00+01:00')).toBe(1_767_225_600)
})

test('error: not a time', () => {
  expect(() => parseIso('yesterday')).toThrow(RangeError)
  expect(() => toIso(Number.NaN)).toThrow(RangeError)
})

test('DECODE_ENCODE_IS_IDENTITY', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
      expect(parseIso(toIso(seconds))).toBe(seconds)
    }),
  )
})
