import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  getSqrtRatioAtTick,
  getTickAtSqrtRatio,
  MAX_SQRT_RATIO,
  MAX_TICK,
  MIN_SQRT_RATIO,
  MIN_TICK,
} from './tick-math'

const tick = fc.integer({ min: MIN_TICK, max: MAX_TICK })

test('default: the ends and the middle are those of the contract', () => {
  expect(getSqrtRatioAtTick(MIN_TICK)).toBe(MIN_SQRT_RATIO)
  expect(getSqrtRatioAtTick(MAX_TICK)).toBe(MAX_SQRT_RATIO)
  expect(getSqrtRatioAtTick(0)).toBe(2n ** 96n)
  expect(getTickAtSqrtRatio(MIN_SQRT_RATIO)).toBe(MIN_TICK)
  expect(getTickAtSqrtRatio(MAX_SQRT_RATIO - 1n)).toBe(MAX_TICK - 1)
})

test('TICK_RATIO_IS_THE_POWER: within 1e-9 of √1.0001^tick', () => {
  fc.assert(
    fc.property(tick, (value) => {
      const expected = Math.exp((value / 2) * Math.log(1.0001))
      expect(Number(getSqrtRatioAtTick(value)) / 2 ** 96 / expected).toBeCloseTo(1, 9)
    }),
  )
})

test('TICK_OF_RATIO_INVERTS: a ratio belongs to its tick, one less to the tick below', () => {
  fc.assert(
    fc.property(fc.integer({ min: MIN_TICK + 1, max: MAX_TICK - 1 }), (value) => {
      const ratio = getSqrtRatioAtTick(value)
      expect(getTickAtSqrtRatio(ratio)).toBe(value)
      expect(getTickAtSqrtRatio(ratio - 1n)).toBe(value - 1)
    }),
  )
})

test('error: beyond the ticks and prices that there are', () => {
  expect(() => getSqrtRatioAtTick(MAX_TICK + 1)).toThrow(RangeError)
  expect(() => getSqrtRatioAtTick(0.5)).toThrow(RangeError)
  expect(() => getTickAtSqrtRatio(MIN_SQRT_RATIO - 1n)).toThrow(RangeError)
  expect(() => getTickAtSqrtRatio(MAX_SQRT_RATIO)).toThrow(RangeError)
})
