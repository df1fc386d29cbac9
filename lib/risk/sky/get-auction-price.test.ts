import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RAY, type Ray } from '../units'
import { getAuctionPrice } from './get-auction-price'
import { arbitraryCurve } from './testing/arbitrary'
import { ray, STAIR_STEP } from './testing/make-state'

const top = ray(2_000)

test('default: a stair of 90 s and 1 % is at 0.8179 × top after 30 minutes', () => {
  const price = getAuctionPrice(STAIR_STEP, { top, elapsed: 1_800 })
  expect(Number(price) / Number(top)).toBeCloseTo(0.8179, 4)
  const exact = (top * 99n ** 20n) / 100n ** 20n
  expect(price - exact < 10n ** 5n && exact - price < 10n ** 5n).toBe(true)
})

test('behavior: a stair holds until its next step', () => {
  expect(getAuctionPrice(STAIR_STEP, { top, elapsed: 89 })).toBe(top)
  expect(getAuctionPrice(STAIR_STEP, { top, elapsed: 90 })).toBe(ray(1_980))
  expect(getAuctionPrice(STAIR_STEP, { top, elapsed: 179 })).toBe(ray(1_980))
})

test('behavior: a line reaches zero, floored twice on the way', () => {
  const line = { kind: 'linear', tau: 3 } as const
  expect(getAuctionPrice(line, { top, elapsed: 0 })).toBe(top)
  const third = 333_333_333_333_333_333_333_333_333n
  expect(getAuctionPrice(line, { top, elapsed: 1 })).toBe((top * (2n * third)) / RAY)
  expect(getAuctionPrice(line, { top, elapsed: 2 })).toBe((top * third) / RAY)
  expect(getAuctionPrice(line, { top, elapsed: 3 })).toBe(0n)
  expect(getAuctionPrice({ kind: 'linear', tau: 0 }, { top, elapsed: 0 })).toBe(0n)
})

test('behavior: an exponential falls every second', () => {
  const curve = { kind: 'exponential', cut: ray(0.9) } as const
  expect(getAuctionPrice(curve, { top, elapsed: 2 })).toBe(ray(1_620))
})

test('AUCTION_PRICE_STARTS_AT_TOP_AND_NEVER_RISES', () => {
  const arbitraryTimes = fc.tuple(
    fc.integer({ max: 30_000, min: 0 }),
    fc.integer({ min: 0, max: 500 }),
  )
  const arbitraryTop = fc.bigInt(1n, 10n ** 32n).map((value) => value as Ray)
  fc.assert(
    fc.property(arbitraryCurve, arbitraryTop, arbitraryTimes, (curve, start, [elapsed, later]) => {
      const at = (seconds: number) => getAuctionPrice(curve, { top: start, elapsed: seconds })
      expect(at(0)).toBe(start)
      const rounding = (start * BigInt(elapsed + later + 1)) / RAY + 1n
      expect(at(elapsed + later)).toBeLessThanOrEqual(at(elapsed) + rounding)
      expect(at(elapsed)).toBeLessThanOrEqual(start)
    }),
    { seed: 9, numRuns: 500 },
  )
})

test('error: a step of 0 and a time before the start, where the contract reverts', () => {
  expect(() =>
    getAuctionPrice({ kind: 'stair-step', step: 0, cut: ray(0.99) }, { top, elapsed: 0 }),
  ).toThrow(RangeError)
  expect(() => getAuctionPrice(STAIR_STEP, { top, elapsed: -1 })).toThrow(RangeError)
})
