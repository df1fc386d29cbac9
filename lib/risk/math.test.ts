import { expect, test } from 'vitest'
import * as math from './math'
import { RAY } from './units'

test('default: each name rounds as it says', () => {
  expect(math.rayMulFloor(3n, RAY / 2n)).toBe(1n)
  expect(math.rayMulHalfUp(3n, RAY / 2n)).toBe(2n)
  expect(math.rayMulHalfUp(3n, RAY / 2n - 1n)).toBe(1n)
  expect(math.rayMulCeil(3n, RAY / 3n)).toBe(1n)
  expect(math.rayMulCeil(2n, RAY)).toBe(2n)
  expect(math.rayDivFloor(2n, 3n * RAY)).toBe(0n)
  expect(math.rayDivHalfUp(2n, 3n * RAY)).toBe(1n)
  expect(math.rayDivHalfUp(1n, 3n * RAY)).toBe(0n)
  expect(math.rayDivCeil(1n, 3n * RAY)).toBe(1n)
  expect(math.percentMulFloor(9999n, 1n)).toBe(0n)
  expect(math.percentMulHalfUp(5000n, 1n)).toBe(1n)
  expect(math.percentMulHalfUp(4999n, 1n)).toBe(0n)
  expect(math.percentMulCeil(1n, 1n)).toBe(1n)
  expect(math.percentDivHalfUp(105n, 10_500n)).toBe(100n)
  expect(math.percentDivCeil(1n, 10_500n)).toBe(1n)
  expect(math.mulDivFloor(7n, 3n, 2n)).toBe(10n)
  expect(math.mulDivCeil(7n, 3n, 2n)).toBe(11n)
  expect(math.mulDivCeil(8n, 3n, 2n)).toBe(12n)
  expect(math.wadDivHalfUp(2n, 3n)).toBe(666666666666666667n)
  expect(math.wadDivHalfUp(1n, 3n)).toBe(333333333333333333n)
})

test('behavior: towards minus infinity for either sign', () => {
  expect(math.divTowardsNegative(-1n, 2n)).toBe(-1n)
  expect(math.divTowardsNegative(-2n, 2n)).toBe(-1n)
  expect(math.divTowardsNegative(3n, 2n)).toBe(1n)
})

test('error: a zero divisor throws as the contracts revert', () => {
  expect(() => math.mulDivCeil(1n, 1n, 0n)).toThrow(RangeError)
})
