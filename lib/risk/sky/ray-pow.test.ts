import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RAY } from '../units'
import { getSkyRateAt } from './get-rate-at'
import { rayPowHalfUp } from './ray-pow'
import { DUTY_1_5_PERCENT, makeIlkState, ray } from './testing/make-state'

test('default: 1.5 % a year, second by second', () => {
  const year = rayPowHalfUp(DUTY_1_5_PERCENT, 31_536_000) ?? 0n
  const off = year - ray(1.015)
  expect(off > -(10n ** 10n) && off < 10n ** 10n).toBe(true)
})

test('behavior: every product is rounded half up', () => {
  expect(rayPowHalfUp(ray(0.5), 2)).toBe(ray(0.25))
  expect(rayPowHalfUp(1n, 2)).toBe(0n)
  const root = 22_360_679_774_998n
  expect((root * root * 2n) / RAY).toBe(1n)
  expect(rayPowHalfUp(root, 2)).toBe(1n)
  expect(rayPowHalfUp(root - 1n, 2)).toBe(0n)
})

test('behavior: powers of 0, to 0, of 1', () => {
  expect(rayPowHalfUp(0n, 0)).toBe(RAY)
  expect(rayPowHalfUp(0n, 1)).toBe(0n)
  expect(rayPowHalfUp(0n, 6)).toBe(0n)
  expect(rayPowHalfUp(ray(7), 0)).toBe(RAY)
  expect(rayPowHalfUp(ray(7), 1)).toBe(ray(7))
  expect(rayPowHalfUp(RAY, 10 ** 12)).toBe(RAY)
})

test('RPOW_WITHIN_ITS_ROUNDING', () => {
  const arbitraryPower = fc.record({
    x: fc.bigInt((RAY * 9n) / 10n, (RAY * 11n) / 10n),
    n: fc.integer({ min: 0, max: 60 }),
  })
  fc.assert(
    fc.property(arbitraryPower, ({ x, n }) => {
      const exact = n === 0 ? RAY : x ** BigInt(n) / RAY ** BigInt(n - 1)
      const off = (rayPowHalfUp(x, n) ?? 0n) - exact
      const allowed = BigInt(n + 1) * (1n + exact / RAY)
      expect(off <= allowed && off >= -allowed).toBe(true)
    }),
    { seed: 8, numRuns: 500 },
  )
})

test('error: beyond a uint256 the contract reverts', () => {
  expect(rayPowHalfUp(ray(2), 300)).toBeNull()
  expect(rayPowHalfUp(1n << 128n, 2)).toBeNull()
  expect(rayPowHalfUp((1n << 128n) - 1n, 3)).toBeNull()
  const state = makeIlkState({ duty: ray(2) })
  expect(getSkyRateAt(state, state.timestamp + 300)).toBeNull()
  expect(getSkyRateAt(state, state.timestamp + 3)).toBe(ray(8))
})
